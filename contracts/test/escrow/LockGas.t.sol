// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockFixture} from "./LockFixture.sol";
import {WholeTransaction} from "./WholeTransaction.sol";

/// @notice What a lock without deposit costs its sender, of a token of which other locks hold some, and of one of which
/// they hold none.
/// forge-config: default.isolate = true
contract LockGasTest is LockFixture, WholeTransaction {
    function setUp() public override {
        super.setUp();
        token.mint(payee, 1);
    }

    function test_GasOfALockWhileOthersAreLocked() public {
        token.mint(address(locks), 1);
        _assertCost("lock", payer, abi.encodeCall(IHashTimeLock.lock, (secondTerms())), 92_000);
    }

    function test_GasOfTheFirstLockOfAToken() public {
        _assertCost(
            "lock, the only one of its token", payer, abi.encodeCall(IHashTimeLock.lock, (secondTerms())), 101_000
        );
    }

    function test_GasOfAClaim() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        _assertCost("claim", anybody, abi.encodeCall(IHashTimeLock.claim, (terms, SECRET)), 45_000);
    }

    function test_GasOfARefund() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        vm.warp(terms.expiry);
        _assertCost("refund", anybody, abi.encodeCall(IHashTimeLock.refund, (terms)), 44_000);
    }

    /// @dev The chain gives 4,800 back where a balance becomes zero; here it does not.
    function test_GasOfAClaimWhileOthersAreLocked() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        token.mint(address(locks), 1);
        bytes memory data = abi.encodeCall(IHashTimeLock.claim, (terms, SECRET));
        _assertCost("claim while others are locked", anybody, data, 50_000);
    }

    function _assertCost(string memory name, address sender, bytes memory data, uint256 most) private {
        assertCost("HashTimeLock", name, sender, address(locks), data, most);
    }
}
