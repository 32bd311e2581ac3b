// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IERC7943Fungible} from "../../src/tokens/interfaces/IERC7943Fungible.sol";
import {IRegulatedToken} from "../../src/tokens/interfaces/IRegulatedToken.sol";
import {IToken} from "../../src/tokens/interfaces/IToken.sol";
import {RegulatedTokenFixture} from "./RegulatedTokenFixture.sol";
import {TokenBehaviour} from "./TokenBehaviour.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// @notice What every token with known holders must do, run against each of them.
abstract contract RegulatedTokenBehaviour is TokenBehaviour, RegulatedTokenFixture {
    function setUp() public override(TokenFixture, RegulatedTokenFixture) {
        super.setUp();
    }

    // Issuing and redeeming.

    function test_OnlyTheIssuerIssuesAndAnIdIsGoodForOne() public {
        bytes32 role = regulated.ISSUER_ROLE();
        expectRoleNeeded(enforcer, role);
        regulated.issue("one", ada.addr, 100);
        vm.expectEmit(address(regulated));
        emit IRegulatedToken.Issued("one", ada.addr, 100);
        vm.prank(issuer);
        regulated.issue("one", ada.addr, 100);
        assertTrue(regulated.orderUsed("one"));

        vm.expectRevert(abi.encodeWithSelector(IToken.TokenUsedOrder.selector, bytes32("one")));
        vm.prank(issuer);
        regulated.issue("one", ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IToken.TokenInvalidOrder.selector, bytes32(0)));
        vm.prank(issuer);
        regulated.issue(0, ada.addr, 100);
        assertEq(regulated.totalSupply(), 100);
    }

    function test_AHolderRedeemsItsOwn() public {
        give(ada.addr, 100);
        vm.expectEmit(address(regulated));
        emit IRegulatedToken.Redeemed(ada.addr, 30, "invoice 7");
        vm.prank(ada.addr);
        regulated.redeem(30, "invoice 7");
        assertEq(regulated.balanceOf(ada.addr), 70);
        assertEq(regulated.totalSupply(), 70);

        vm.prank(pauser);
        regulated.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(ada.addr);
        regulated.redeem(1, 0);
    }

    // Admission.

    function test_WhoIsNotAdmittedNeitherReceivesNorSends() public {
        give(ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, stranger));
        vm.prank(ada.addr);
        regulated.transfer(stranger, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, stranger));
        vm.prank(issuer);
        regulated.issue("s", stranger, 1);

        admit(ada.addr, false, true);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotSend.selector, ada.addr));
        vm.prank(ada.addr);
        regulated.transfer(bob.addr, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotSend.selector, ada.addr));
        vm.prank(ada.addr);
        regulated.redeem(1, 0);
        give(ada.addr, 1);
        assertEq(regulated.balanceOf(ada.addr), 101);
    }

    function testFuzz_CanTransferTellsWhatATransferWillDo(
        uint64 held,
        uint64 frozen,
        uint64 amount,
        bool maySend,
        bool mayReceive,
        bool paused
    ) public {
        give(ada.addr, held);
        amount = uint64(bound(amount, 0, held));
        vm.prank(enforcer);
        regulated.setFrozenTokens(ada.addr, frozen);
        admit(ada.addr, maySend, false);
        admit(bob.addr, false, mayReceive);
        if (paused) {
            vm.prank(pauser);
            regulated.pause();
        }
        assertEq(regulated.canSend(ada.addr), maySend);
        assertEq(regulated.canReceive(bob.addr), mayReceive);
        bool told = regulated.canTransfer(ada.addr, bob.addr, amount);
        bool enough = amount <= (held > frozen ? held - frozen : 0);
        assertEq(told, maySend && mayReceive && !paused && enough, "rule");
        vm.prank(ada.addr);
        try regulated.transfer(bob.addr, amount) {
            assertTrue(told, "moved though it was told that it cannot");
        } catch {
            assertFalse(told, "did not move though it was told that it can");
        }
    }

    function test_CanTransferSaysNothingOfTheBalance() public {
        assertTrue(regulated.canTransfer(ada.addr, bob.addr, 1));
    }

    // Frozen amounts.

    function testFuzz_AFrozenAmountStays(uint64 held, uint64 frozen, uint64 amount) public {
        held = uint64(bound(held, 0, type(uint64).max - 1));
        give(ada.addr, held);
        frozen = uint64(bound(frozen, 1, type(uint64).max));
        uint256 unfrozen = held > frozen ? held - frozen : 0;
        amount = uint64(bound(amount, unfrozen + 1, type(uint64).max));
        vm.expectEmit(address(regulated));
        emit IERC7943Fungible.Frozen(ada.addr, frozen);
        vm.prank(enforcer);
        assertTrue(regulated.setFrozenTokens(ada.addr, frozen));

        bytes memory refusal = amount <= held
            ? abi.encodeWithSelector(
                IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ada.addr, amount, unfrozen
            )
            : abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada.addr, held, amount);
        vm.expectRevert(refusal);
        vm.prank(ada.addr);
        regulated.transfer(bob.addr, amount);
        vm.expectRevert(refusal);
        vm.prank(ada.addr);
        regulated.redeem(amount, 0);

        vm.prank(ada.addr);
        regulated.transfer(bob.addr, unfrozen);
        assertEq(regulated.balanceOf(bob.addr), unfrozen);
    }

    function test_MoreThanTheBalanceCanBeFrozenAndHoldsWhatArrives() public {
        vm.prank(enforcer);
        regulated.setFrozenTokens(ada.addr, 100);
        give(ada.addr, 70);
        vm.expectPartialRevert(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector);
        vm.prank(ada.addr);
        regulated.transfer(bob.addr, 1);
        give(ada.addr, 40);
        vm.prank(ada.addr);
        regulated.transfer(bob.addr, 10);
        assertEq(regulated.balanceOf(ada.addr), 100);
    }

    function test_OnlyTheEnforcerFreezesAndForces() public {
        give(ada.addr, 100);
        bytes32 role = regulated.ENFORCER_ROLE();
        expectRoleNeeded(issuer, role);
        regulated.setFrozenTokens(ada.addr, 1);
        expectRoleNeeded(issuer, role);
        regulated.forcedTransfer("o", ada.addr, bob.addr, 1);
        expectRoleNeeded(issuer, role);
        regulated.forcedTransfer(ada.addr, bob.addr, 1);
        expectRoleNeeded(issuer, role);
        regulated.forcedBurn("o", ada.addr, 1);
        assertEq(regulated.balanceOf(ada.addr), 100);
    }

    // Orders.

    function testFuzz_AnOrderMovesFrozenTokensInAPauseToo(uint64 held, uint64 frozen, uint64 taken) public {
        give(ada.addr, held);
        taken = uint64(bound(taken, 0, held));
        _freezeBarAndPause(ada.addr, frozen);
        uint256 unfrozen = held > frozen ? held - frozen : 0;

        vm.prank(enforcer);
        regulated.forcedTransfer("court 12/2026", ada.addr, bob.addr, taken);
        assertEq(regulated.balanceOf(bob.addr), taken);
        assertEq(regulated.balanceOf(ada.addr), held - taken);
        assertEq(regulated.totalSupply(), held);
        uint256 takenOfFrozen = taken > unfrozen ? taken - unfrozen : 0;
        assertEq(regulated.getFrozenTokens(ada.addr), frozen - takenOfFrozen);
    }

    function test_AForcedTransferSaysWhatItDidInTheOrderOfTheStandard() public {
        give(ada.addr, 100);
        vm.prank(enforcer);
        regulated.setFrozenTokens(ada.addr, 80);
        vm.expectEmit(address(regulated));
        emit IERC7943Fungible.Frozen(ada.addr, 50);
        vm.expectEmit(address(regulated));
        emit IERC20.Transfer(ada.addr, bob.addr, 50);
        vm.expectEmit(address(regulated));
        emit IRegulatedToken.OrderExecuted("o", ada.addr, bob.addr, 50);
        vm.expectEmit(address(regulated));
        emit IERC7943Fungible.ForcedTransfer(ada.addr, bob.addr, 50);
        vm.prank(enforcer);
        regulated.forcedTransfer("o", ada.addr, bob.addr, 50);
    }

    function test_AnOrderIsExecutedOnce() public {
        give(ada.addr, 100);
        vm.prank(enforcer);
        regulated.forcedTransfer("o", ada.addr, bob.addr, 10);
        bytes memory used = abi.encodeWithSelector(IToken.TokenUsedOrder.selector, bytes32("o"));
        vm.expectRevert(used);
        vm.prank(enforcer);
        regulated.forcedTransfer("o", ada.addr, bob.addr, 10);
        vm.expectRevert(used);
        vm.prank(enforcer);
        regulated.forcedBurn("o", ada.addr, 10);
        assertEq(regulated.balanceOf(ada.addr), 90);
    }

    function test_AnOrderThatCannotBeExecutedStaysOpen() public {
        give(ada.addr, 10);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada.addr, 10, 11));
        vm.prank(enforcer);
        regulated.forcedTransfer("o", ada.addr, bob.addr, 11);
        assertFalse(regulated.orderUsed("o"));
    }

    function test_AForcedTransferReachesOnlyWhoMayReceive() public {
        give(ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, stranger));
        vm.prank(enforcer);
        regulated.forcedTransfer("o", ada.addr, stranger, 10);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(enforcer);
        regulated.forcedTransfer("o", ada.addr, address(0), 10);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidSender.selector, address(0)));
        vm.prank(enforcer);
        regulated.forcedTransfer("o", address(0), bob.addr, 10);
    }

    function test_TheStandardsForcedTransferGetsAnOrderIdEachTime() public {
        give(ada.addr, 100);
        vm.prank(enforcer);
        assertTrue(regulated.forcedTransfer(ada.addr, bob.addr, 10));
        vm.prank(enforcer);
        regulated.forcedTransfer(ada.addr, bob.addr, 10);
        assertEq(regulated.balanceOf(bob.addr), 20);
        assertTrue(regulated.orderUsed(keccak256(abi.encode(address(regulated), 2))));
    }

    function testFuzz_AForcedBurnTakesFrozenTokensInAPauseToo(uint64 held, uint64 frozen, uint64 burned) public {
        give(ada.addr, held);
        burned = uint64(bound(burned, 0, held));
        _freezeBarAndPause(ada.addr, frozen);
        vm.expectEmit(address(regulated));
        emit IRegulatedToken.OrderExecuted("o", ada.addr, address(0), burned);
        vm.prank(enforcer);
        regulated.forcedBurn("o", ada.addr, burned);
        assertEq(regulated.balanceOf(ada.addr), held - burned);
        assertEq(regulated.totalSupply(), held - burned);
    }

    function test_ItSaysThatItIsAnErc7943Token() public {
        assertTrue(type(IERC7943Fungible).interfaceId == 0x3edbb4c4, "the id that the standard names");
        assertTrue(regulated.supportsInterface(0x3edbb4c4));
        assertTrue(regulated.supportsInterface(0x01ffc9a7));
        assertFalse(regulated.supportsInterface(0xffffffff));
    }

    function _freezeBarAndPause(address who, uint256 frozen) private {
        vm.prank(enforcer);
        regulated.setFrozenTokens(who, frozen);
        admit(who, false, false);
        vm.prank(pauser);
        regulated.pause();
    }
}
