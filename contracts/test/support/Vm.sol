// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice The cheatcodes of forge that these tests use. Not one of them is `view` or `pure` here, though many could
/// be: a test that calls them then needs no `view` of its own, which the compiler would otherwise ask for.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    struct Gas {
        uint64 gasLimit;
        uint64 gasTotalUsed;
        uint64 gasMemoryUsed;
        int64 gasRefunded;
        uint64 gasRemaining;
    }

    // The chain.
    function warp(uint256 timestamp) external;
    function roll(uint256 blockNumber) external;
    function fee(uint256 baseFee) external;
    function chainId(uint256 id) external;
    function deal(address account, uint256 balance) external;
    function etch(address account, bytes calldata code) external;
    function load(address account, bytes32 slot) external returns (bytes32);
    function store(address account, bytes32 slot, bytes32 value) external;
    function getNonce(address account) external returns (uint64);
    function snapshotState() external returns (uint256 id);
    function revertToState(uint256 id) external returns (bool);
    function revertToStateAndDelete(uint256 id) external returns (bool);
    function computeCreateAddress(address deployer, uint256 nonce) external returns (address);

    // Who calls.
    function prank(address caller) external;
    function prank(address caller, address origin) external;
    function startPrank(address caller) external;
    function stopPrank() external;

    // Keys and names.
    function addr(uint256 privateKey) external returns (address);
    function sign(uint256 privateKey, bytes32 digest) external returns (uint8 v, bytes32 r, bytes32 s);
    function label(address account, string calldata name) external;
    function toString(uint256 value) external returns (string memory);
    function toString(address value) external returns (string memory);
    function toString(bytes32 value) external returns (string memory);

    // What the next call must do.
    function expectRevert() external;
    function expectRevert(bytes4 selector) external;
    function expectRevert(bytes calldata data) external;
    function expectPartialRevert(bytes4 selector) external;
    function expectEmit() external;
    function expectEmit(address emitter) external;
    function expectEmit(bool topic1, bool topic2, bool topic3, bool data) external;
    function expectEmit(bool topic1, bool topic2, bool topic3, bool data, address emitter) external;
    function expectCall(address callee, bytes calldata data) external;
    function expectCall(address callee, bytes calldata data, uint64 count) external;
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory);

    // What others answer.
    function mockCall(address callee, bytes calldata data, bytes calldata answer) external;
    function mockCallRevert(address callee, bytes calldata data, bytes calldata answer) external;
    function clearMockedCalls() external;

    // Random runs.
    function assume(bool condition) external;
    function randomUint() external returns (uint256);

    // Storage and gas. A cooled account counts as not touched yet in this transaction.
    function record() external;
    function accesses(address account) external returns (bytes32[] memory reads, bytes32[] memory writes);
    function cool(address account) external;
    function coolSlot(address account, bytes32 slot) external;
    function warmSlot(address account, bytes32 slot) external;
    function lastCallGas() external returns (Gas memory);
    function snapshotValue(string calldata group, string calldata name, uint256 value) external;
    function snapshotGasLastCall(string calldata group, string calldata name) external returns (uint256 gas);
    function startSnapshotGas(string calldata group, string calldata name) external;
    function stopSnapshotGas(string calldata group, string calldata name) external returns (uint256 gas);

    // Assertions.
    function assertTrue(bool condition) external;
    function assertTrue(bool condition, string calldata why) external;
    function assertFalse(bool condition) external;
    function assertFalse(bool condition, string calldata why) external;
    function assertEq(bool left, bool right) external;
    function assertEq(bool left, bool right, string calldata why) external;
    function assertEq(uint256 left, uint256 right) external;
    function assertEq(uint256 left, uint256 right, string calldata why) external;
    function assertEq(int256 left, int256 right) external;
    function assertEq(int256 left, int256 right, string calldata why) external;
    function assertEq(address left, address right) external;
    function assertEq(address left, address right, string calldata why) external;
    function assertEq(bytes32 left, bytes32 right) external;
    function assertEq(bytes32 left, bytes32 right, string calldata why) external;
    function assertEq(string calldata left, string calldata right) external;
    function assertEq(bytes calldata left, bytes calldata right) external;
    function assertNotEq(uint256 left, uint256 right) external;
    function assertNotEq(address left, address right) external;
    function assertNotEq(bytes32 left, bytes32 right) external;
    function assertLt(uint256 left, uint256 right) external;
    function assertLt(uint256 left, uint256 right, string calldata why) external;
    function assertLe(uint256 left, uint256 right) external;
    function assertLe(uint256 left, uint256 right, string calldata why) external;
    function assertGt(uint256 left, uint256 right) external;
    function assertGt(uint256 left, uint256 right, string calldata why) external;
    function assertGe(uint256 left, uint256 right) external;
    function assertGe(uint256 left, uint256 right, string calldata why) external;
    function assertApproxEqAbs(uint256 left, uint256 right, uint256 maxDelta) external;
}
