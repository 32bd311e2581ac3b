// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {
    AutomationCompatibleInterface
} from "@chainlink/contracts/src/v0.8/automation/interfaces/AutomationCompatibleInterface.sol";
import {IDvpEscrow} from "../escrow/IDvpEscrow.sol";
import {IHashTimeLock} from "../escrow/IHashTimeLock.sol";
import {LockStatus} from "../escrow/LockStatus.sol";
import {IEscrowUpkeep} from "./IEscrowUpkeep.sol";

/// @title Winds up what is over
/// @notice See `IEscrowUpkeep`.
contract EscrowUpkeep is IEscrowUpkeep {
    /// @notice How many items one call tries.
    uint256 public constant MAX_ITEMS = 10;
    /// @notice How many items of the list one check looks at. The next block looks at the next ones.
    uint256 public constant SCAN_WINDOW = 50;
    /// @notice What winding up one item may use: 32 legs whose tokens use all they may are more than that, and are left
    /// to whoever calls the escrow.
    uint256 public constant ITEM_GAS = 1_500_000;

    IDvpEscrow public immutable ESCROW;
    IHashTimeLock public immutable LOCKS;

    Item[] private _items;
    /// @dev From 1, so that 0 says that there is none.
    mapping(bytes32 itemId => uint256) private _places;

    constructor(IDvpEscrow escrow, IHashTimeLock locks) {
        (ESCROW, LOCKS) = (escrow, locks);
    }

    /// @inheritdoc IEscrowUpkeep
    function watch(Item calldata item) external {
        bytes32 itemId = _idOf(item.kind, item.terms);
        if (_places[itemId] != 0) revert ItemWatched(itemId);
        if (!_isOpen(item.kind, item.terms)) revert ItemNotOpen(itemId);
        Item storage watched = _items.push();
        (watched.kind, watched.terms) = (item.kind, item.terms);
        _places[itemId] = _items.length;
        emit Watched(itemId, item.kind);
    }

    /// @inheritdoc AutomationCompatibleInterface
    function performUpkeep(bytes calldata performData) external {
        Item[] memory items = abi.decode(performData, (Item[]));
        uint256 count = items.length < MAX_ITEMS ? items.length : MAX_ITEMS;
        for (uint256 i = 0; i < count; ++i) {
            _perform(items[i]);
        }
    }

    /// @inheritdoc AutomationCompatibleInterface
    function checkUpkeep(bytes calldata checkData) external view returns (bool upkeepNeeded, bytes memory performData) {
        Item[] memory candidates = checkData.length == 0 ? _window() : abi.decode(checkData, (Item[]));
        Item[] memory found = new Item[](MAX_ITEMS);
        uint256 count;
        for (uint256 i = 0; i < candidates.length && count < MAX_ITEMS; ++i) {
            if (_isDue(candidates[i]) || _isListedAndOver(candidates[i])) found[count++] = candidates[i];
        }
        assembly ("memory-safe") {
            mstore(found, count)
        }
        return (count != 0, abi.encode(found));
    }

    /// @inheritdoc IEscrowUpkeep
    function watchedCount() external view returns (uint256) {
        return _items.length;
    }

    /// @inheritdoc IEscrowUpkeep
    function due(Item calldata item) external view returns (bool) {
        return _isDue(item);
    }

    function _perform(Item memory item) private {
        bytes32 itemId = _idOf(item.kind, item.terms);
        bool done = _isDue(item) && _windUp(item);
        if (done) emit Performed(itemId);
        else emit Skipped(itemId);
        if (_isListedAndOver(item)) _drop(itemId);
    }

    /// @dev The terms are the argument as it stands, so that terms that make no sense fail there and not here.
    function _windUp(Item memory item) private returns (bool done) {
        bool escrow = item.kind == Kind.Escrow;
        bytes4 selector = escrow ? IDvpEscrow.expire.selector : IHashTimeLock.refund.selector;
        // solhint-disable-next-line avoid-low-level-calls
        (done,) = _targetOf(item.kind).call{gas: ITEM_GAS}(bytes.concat(selector, item.terms));
    }

    /// @dev The last item takes the place of the one that leaves.
    function _drop(bytes32 itemId) private {
        uint256 place = _places[itemId];
        uint256 last = _items.length;
        if (place != last) {
            Item memory moved = _items[last - 1];
            _items[place - 1] = moved;
            _places[_idOf(moved.kind, moved.terms)] = place;
        }
        _items.pop();
        delete _places[itemId];
        emit Unwatched(itemId);
    }

    function _window() private view returns (Item[] memory items) {
        uint256 count = _items.length;
        uint256 size = count < SCAN_WINDOW ? count : SCAN_WINDOW;
        items = new Item[](size);
        for (uint256 i = 0; i < size; ++i) {
            items[i] = _items[(block.number * SCAN_WINDOW + i) % count];
        }
    }

    function _isDue(Item memory item) private view returns (bool) {
        bool escrow = item.kind == Kind.Escrow;
        bytes4 selector = escrow ? IDvpEscrow.expirable.selector : IHashTimeLock.refundable.selector;
        (bool answered, bytes32 answer) = _ask(item.kind, bytes.concat(selector, item.terms));
        return answered && uint256(answer) == 1;
    }

    function _isListedAndOver(Item memory item) private view returns (bool) {
        return _places[_idOf(item.kind, item.terms)] != 0 && !_isOpen(item.kind, item.terms);
    }

    function _isOpen(Kind kind, bytes memory terms) private view returns (bool) {
        bytes4 selector = kind == Kind.Escrow ? IDvpEscrow.idOf.selector : IHashTimeLock.idOf.selector;
        (bool answered, bytes32 id) = _ask(kind, bytes.concat(selector, terms));
        if (!answered) return false;
        if (kind == Kind.Escrow) return ESCROW.settlementOf(id).status == IDvpEscrow.Status.Open;
        return LOCKS.lockOf(id).status == LockStatus.Locked;
    }

    function _ask(Kind kind, bytes memory question) private view returns (bool answered, bytes32 answer) {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory data) = _targetOf(kind).staticcall(question);
        answered = done && data.length == 32;
        if (answered) answer = bytes32(data);
    }

    function _targetOf(Kind kind) private view returns (address) {
        return kind == Kind.Escrow ? address(ESCROW) : address(LOCKS);
    }

    function _idOf(Kind kind, bytes memory terms) private pure returns (bytes32) {
        return keccak256(abi.encode(kind, terms));
    }
}
