// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {LockStatus} from "./LockStatus.sol";

/**
 * @notice Every move of a lock, and when it may be made. The contracts move a lock by these functions only, and
 * `npm run prove:contracts` has the solver prove of these very functions that no lock is ever claimed and refunded both,
 * whatever the order of calls, the clock and the sequencer's feed. (`require` and not `revert`, which the solver ignores.)
 */
library LockTransition {
    /// @notice The lock is in another state than the call needs.
    error StatusWrong(LockStatus status);
    /// @notice The time to claim is over.
    error WindowClosed(uint256 end);
    /// @notice The time to claim is not over.
    error WindowOpen(uint256 end);

    /// @dev Says that the sequencer stands still, where the time of its return is asked for.
    uint256 internal constant DOWN = type(uint256).max;

    function prepare(LockStatus status) internal pure returns (LockStatus) {
        return _move(status, LockStatus.None, LockStatus.Prepared);
    }

    function takeBack(LockStatus status) internal pure returns (LockStatus) {
        return _move(status, LockStatus.Prepared, LockStatus.None);
    }

    /// @param prepared whether something must have been prepared before
    function lock(LockStatus status, bool prepared) internal pure returns (LockStatus) {
        return _move(status, prepared ? LockStatus.Prepared : LockStatus.None, LockStatus.Locked);
    }

    /// @dev For a lock that a key opens: what shows that the outcome is success is the caller's to check.
    function claim(LockStatus status) internal pure returns (LockStatus) {
        return _move(status, LockStatus.Locked, LockStatus.Claimed);
    }

    /// @dev For a lock that a key opens: what shows that the outcome is failure is the caller's to check.
    function refund(LockStatus status) internal pure returns (LockStatus) {
        return _move(status, LockStatus.Locked, LockStatus.Refunded);
    }

    /// @dev Strictly before the end of the window.
    function claimBefore(LockStatus status, uint256 time, uint256 end) internal pure returns (LockStatus) {
        LockStatus next = claim(status);
        require(time < end, WindowClosed(end));
        return next;
    }

    /// @dev At the end of the window, or after.
    function refundFrom(LockStatus status, uint256 time, uint256 end) internal pure returns (LockStatus) {
        LockStatus next = refund(status);
        require(time >= end, WindowOpen(end));
        return next;
    }

    /**
     * @notice The end of the window, given since when the sequencer has been up: never before `expiry`, never after
     * `expiry + grace`.
     */
    function windowEnd(uint64 expiry, uint24 grace, uint256 upSince) internal pure returns (uint256) {
        uint256 latest = uint256(expiry) + grace;
        if (upSince >= latest) return latest;
        uint256 end = upSince + grace;
        if (end <= expiry) return expiry;
        return end < latest ? end : latest;
    }

    function _move(LockStatus status, LockStatus from, LockStatus to) private pure returns (LockStatus) {
        require(status == from, StatusWrong(status));
        return to;
    }
}
