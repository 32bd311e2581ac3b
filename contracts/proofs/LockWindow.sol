// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {LockTransition} from "../src/escrow/LockTransition.sol";

/// @notice Whatever the feed of a sequencer says: it moves the end of the window by the grace and no more. So before the
/// expiry nothing stops a claim, and from expiry and grace on nothing stops a refund.
/// @dev Not deployed and not a test: `npm run prove:contracts` has every `assert` here shown to hold always.
contract LockWindow {
    function bounds(uint64 expiry, uint24 grace, uint256 upSince) external pure {
        uint256 end = LockTransition.windowEnd(expiry, grace, upSince);
        assert(end >= expiry && end <= uint256(expiry) + grace);
    }

    function noGraceNoMove(uint64 expiry, uint256 upSince) external pure {
        assert(LockTransition.windowEnd(expiry, 0, upSince) == expiry);
    }

    /// @notice An outage that was over for longer than the grace when the lock expired changes nothing.
    function oldOutage(uint64 expiry, uint24 grace, uint256 upSince) external pure {
        if (upSince > expiry || expiry - upSince < grace) return;
        assert(LockTransition.windowEnd(expiry, grace, upSince) == expiry);
    }
}
