// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {LockStatus} from "./LockStatus.sol";

/**
 * @notice The one word that is stored of a lock. The compiler would write a struct field by field; this is written once.
 * @dev From the low end: status 8 bits, amount held 8, deposit held 8, grace 24, feed 160.
 */
type LockSlot is uint256;

using LockSlotBits for LockSlot global;

library LockSlotBits {
    uint256 private constant AMOUNT_HELD = 1 << 8;
    uint256 private constant DEPOSIT_HELD = 1 << 16;
    uint256 private constant GRACE = 24;
    uint256 private constant FEED = 48;

    function make(LockStatus state, uint24 grace, address feed) internal pure returns (LockSlot) {
        return LockSlot.wrap(uint256(state) | uint256(grace) << GRACE | uint256(uint160(feed)) << FEED);
    }

    function withStatus(LockSlot slot, LockStatus state) internal pure returns (LockSlot) {
        return LockSlot.wrap(LockSlot.unwrap(slot) & ~uint256(0xff) | uint256(state));
    }

    function withHeld(LockSlot slot, bool amount, bool deposit) internal pure returns (LockSlot) {
        uint256 bits = (amount ? AMOUNT_HELD : 0) | (deposit ? DEPOSIT_HELD : 0);
        return LockSlot.wrap(LockSlot.unwrap(slot) & ~(AMOUNT_HELD | DEPOSIT_HELD) | bits);
    }

    function status(LockSlot slot) internal pure returns (LockStatus) {
        return LockStatus(LockSlot.unwrap(slot) & 0xff);
    }

    function amountHeld(LockSlot slot) internal pure returns (bool) {
        return LockSlot.unwrap(slot) & AMOUNT_HELD != 0;
    }

    function depositHeld(LockSlot slot) internal pure returns (bool) {
        return LockSlot.unwrap(slot) & DEPOSIT_HELD != 0;
    }

    function graceSeconds(LockSlot slot) internal pure returns (uint24) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint24(LockSlot.unwrap(slot) >> GRACE);
    }

    function sequencerFeed(LockSlot slot) internal pure returns (address) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return address(uint160(LockSlot.unwrap(slot) >> FEED));
    }
}
