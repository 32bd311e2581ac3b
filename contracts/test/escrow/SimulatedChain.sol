// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Assertions} from "../support/Assertions.sol";

/**
 * @notice A chain of its own inside the one that forge runs: an id, a time, contracts, and transactions that a
 * reorganisation takes out again.
 * @dev forge can take back the state of everything or of nothing. So each transaction is tried first, to learn which
 * storage of this chain's contracts it writes, and what stood there is kept to be put back.
 */
contract SimulatedChain is Assertions {
    struct Write {
        address account;
        bytes32 slot;
        bytes32 before;
    }

    struct Transaction {
        uint256 tag;
        uint256 time;
        uint256 firstWrite;
    }

    uint256 public immutable ID;
    address[] private _contracts;
    Transaction[] private _transactions;
    Write[] private _writes;

    constructor(uint256 id) {
        ID = id;
    }

    /// @notice What is deployed is final: nobody reorganises it away.
    function deployed(address account) external {
        _contracts.push(account);
    }

    /// @notice Makes this the chain that calls see, at that time of its clock, without a transaction.
    function enter(uint256 clock) public {
        vm.chainId(ID);
        vm.warp(clock);
    }

    /// @notice A transaction in a block of its own at `clock`. `tag` says later which one it was.
    function execute(uint256 tag, uint256 clock, address sender, address to, bytes calldata data)
        external
        returns (bool done)
    {
        enter(clock);
        Write[] memory writes = _tryOut(sender, to, data);
        vm.prank(sender);
        // solhint-disable-next-line avoid-low-level-calls
        (done,) = to.call(data);
        if (!done) return false;
        _transactions.push(Transaction(tag, clock, _writes.length));
        for (uint256 i = 0; i < writes.length; ++i) {
            _writes.push(writes[i]);
        }
    }

    /// @notice Takes out every transaction after `time`, the last first, and says which they were.
    function reorganise(uint256 time) external returns (uint256[] memory tags) {
        uint256 count = _transactions.length;
        while (count > 0 && _transactions[count - 1].time > time) --count;
        tags = new uint256[](_transactions.length - count);
        for (uint256 i = 0; i < tags.length; ++i) {
            Transaction memory last = _transactions[_transactions.length - 1];
            tags[i] = last.tag;
            _undo(last.firstWrite);
            _transactions.pop();
        }
    }

    function _undo(uint256 firstWrite) private {
        while (_writes.length > firstWrite) {
            Write memory last = _writes[_writes.length - 1];
            vm.store(last.account, last.slot, last.before);
            _writes.pop();
        }
    }

    function _tryOut(address sender, address to, bytes calldata data) private returns (Write[] memory writes) {
        uint256 snapshot = vm.snapshotState();
        vm.record();
        vm.prank(sender);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = to.call(data);
        bytes32[][] memory slots = new bytes32[][](_contracts.length);
        uint256 count;
        for (uint256 i = 0; i < slots.length; ++i) {
            (, slots[i]) = vm.accesses(_contracts[i]);
            count += slots[i].length;
        }
        vm.revertToStateAndDelete(snapshot);
        writes = new Write[](done ? count : 0);
        if (done) _readBefore(slots, writes);
    }

    function _readBefore(bytes32[][] memory slots, Write[] memory writes) private {
        uint256 next;
        for (uint256 i = 0; i < slots.length; ++i) {
            for (uint256 j = 0; j < slots[i].length; ++j) {
                bytes32 before = vm.load(_contracts[i], slots[i][j]);
                writes[next++] = Write(_contracts[i], slots[i][j], before);
            }
        }
    }
}
