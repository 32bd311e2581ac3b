// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @notice The states of a lock, whatever opens it: a secret and a time, or a key of an oracle.
 * @dev None → Prepared → Locked → Claimed or Refunded; None → Locked where nothing has to be prepared; Prepared → None
 * where the preparation can be taken back. The moves are in LockTransition.sol, and are proved there.
 */
enum LockStatus {
    None,
    Prepared,
    Locked,
    Claimed,
    Refunded
}
