// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {LockStatus} from "../src/escrow/LockStatus.sol";
import {LockTransition} from "../src/escrow/LockTransition.sol";

/**
 * @notice The very functions that the contracts move a lock by, called in any order, as often as one likes, at any times
 * and with any end of the window: the most that a clock, a feed or a reordering of transactions could do.
 * @dev Not deployed and not a test: `npm run prove:contracts` has every `assert` here shown to hold always.
 */
contract LockExclusion {
    using LockTransition for LockStatus;

    LockStatus private _status;
    bool private _locked;
    bool private _claimed;
    bool private _refunded;

    function prepare() external {
        _status = _status.prepare();
    }

    function takeBack() external {
        _status = _status.takeBack();
    }

    function lock(bool prepared) external {
        _status = _status.lock(prepared);
        // What was locked once is not locked again, whatever became of it.
        assert(!_locked && !_claimed && !_refunded);
        _locked = true;
    }

    function claim(uint256 time, uint256 end) external {
        _status = _status.claimBefore(time, end);
        // Paid out of what is there, and once.
        assert(_locked && !_claimed && !_refunded && time < end);
        _claimed = true;
    }

    function refund(uint256 time, uint256 end) external {
        _status = _status.refundFrom(time, end);
        assert(_locked && !_claimed && !_refunded && time >= end);
        _refunded = true;
    }

    function exclusion() external view {
        assert(!(_claimed && _refunded));
    }
}
