// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IERC7943Fungible} from "../../src/tokens/interfaces/IERC7943Fungible.sol";
import {IRegulatedToken} from "../../src/tokens/interfaces/IRegulatedToken.sol";
import {IToken} from "../../src/tokens/interfaces/IToken.sol";
import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {RegulatedToken} from "../../src/tokens/RegulatedToken.sol";
import {Token} from "../../src/tokens/Token.sol";
import {TokenBehaviour} from "./TokenBehaviour.sol";

/// @notice What every token with known holders must do, run against each of them.
abstract contract RegulatedTokenBehaviour is TokenBehaviour {
    address internal issuer;
    address internal admitter;
    AdmissionRegistry internal registry;
    RegulatedToken private _token;
    uint256 private _orders;

    function setUp() public virtual override {
        super.setUp();
        grant(address(_token), _token.ISSUER_ROLE(), issuer, admin);
    }

    function deploy() internal override returns (Token) {
        (issuer, admitter) = (account("issuer"), account("admitter"));
        registry = new AdmissionRegistry(admin);
        grant(address(registry), registry.ADMITTER_ROLE(), admitter, admin);
        _admit(ada.addr, true, true);
        _admit(bob.addr, true, true);
        _admit(eve.addr, true, true);
        _token = deployRegulated(registry);
        return _token;
    }

    function deployRegulated(AdmissionRegistry admissions) internal virtual returns (RegulatedToken);

    function give(address to, uint256 amount) internal override {
        _orders += 1;
        vm.prank(issuer);
        _token.issue(bytes32(_orders), to, amount);
    }

    function _admit(address who, bool maySend, bool mayReceive) internal {
        vm.prank(admitter);
        registry.setAdmission(who, maySend, mayReceive);
    }

    // Issuing and redeeming.

    function test_OnlyTheIssuerIssuesAndAnIdIsGoodForOne() public {
        bytes32 role = _token.ISSUER_ROLE();
        expectRoleNeeded(enforcer, role);
        _token.issue("one", ada.addr, 100);
        vm.expectEmit(address(_token));
        emit IRegulatedToken.Issued("one", ada.addr, 100);
        vm.prank(issuer);
        _token.issue("one", ada.addr, 100);
        assertTrue(_token.orderUsed("one"));

        vm.expectRevert(abi.encodeWithSelector(IToken.TokenUsedOrder.selector, bytes32("one")));
        vm.prank(issuer);
        _token.issue("one", ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IToken.TokenInvalidOrder.selector, bytes32(0)));
        vm.prank(issuer);
        _token.issue(0, ada.addr, 100);
        assertEq(_token.totalSupply(), 100);
    }

    function test_AHolderRedeemsItsOwn() public {
        give(ada.addr, 100);
        vm.expectEmit(address(_token));
        emit IRegulatedToken.Redeemed(ada.addr, 30, "invoice 7");
        vm.prank(ada.addr);
        _token.redeem(30, "invoice 7");
        assertEq(_token.balanceOf(ada.addr), 70);
        assertEq(_token.totalSupply(), 70);

        vm.prank(pauser);
        _token.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(ada.addr);
        _token.redeem(1, 0);
    }

    // Admission.

    function test_WhoIsNotAdmittedNeitherReceivesNorSends() public {
        give(ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, stranger));
        vm.prank(ada.addr);
        _token.transfer(stranger, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, stranger));
        vm.prank(issuer);
        _token.issue("s", stranger, 1);

        _admit(ada.addr, false, true);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotSend.selector, ada.addr));
        vm.prank(ada.addr);
        _token.transfer(bob.addr, 1);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotSend.selector, ada.addr));
        vm.prank(ada.addr);
        _token.redeem(1, 0);
        give(ada.addr, 1);
        assertEq(_token.balanceOf(ada.addr), 101);
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
        _token.setFrozenTokens(ada.addr, frozen);
        _admit(ada.addr, maySend, false);
        _admit(bob.addr, false, mayReceive);
        if (paused) {
            vm.prank(pauser);
            _token.pause();
        }
        assertEq(_token.canSend(ada.addr), maySend);
        assertEq(_token.canReceive(bob.addr), mayReceive);
        bool told = _token.canTransfer(ada.addr, bob.addr, amount);
        bool enough = amount <= (held > frozen ? held - frozen : 0);
        assertEq(told, maySend && mayReceive && !paused && enough, "rule");
        vm.prank(ada.addr);
        try _token.transfer(bob.addr, amount) {
            assertTrue(told, "moved though it was told that it cannot");
        } catch {
            assertFalse(told, "did not move though it was told that it can");
        }
    }

    function test_CanTransferSaysNothingOfTheBalance() public {
        assertTrue(_token.canTransfer(ada.addr, bob.addr, 1));
    }

    // Frozen amounts.

    function testFuzz_AFrozenAmountStays(uint64 held, uint64 frozen, uint64 amount) public {
        held = uint64(bound(held, 0, type(uint64).max - 1));
        give(ada.addr, held);
        frozen = uint64(bound(frozen, 1, type(uint64).max));
        uint256 unfrozen = held > frozen ? held - frozen : 0;
        amount = uint64(bound(amount, unfrozen + 1, type(uint64).max));
        vm.expectEmit(address(_token));
        emit IERC7943Fungible.Frozen(ada.addr, frozen);
        vm.prank(enforcer);
        assertTrue(_token.setFrozenTokens(ada.addr, frozen));

        bytes memory refusal = amount <= held
            ? abi.encodeWithSelector(
                IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector, ada.addr, amount, unfrozen
            )
            : abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada.addr, held, amount);
        vm.expectRevert(refusal);
        vm.prank(ada.addr);
        _token.transfer(bob.addr, amount);
        vm.expectRevert(refusal);
        vm.prank(ada.addr);
        _token.redeem(amount, 0);

        vm.prank(ada.addr);
        _token.transfer(bob.addr, unfrozen);
        assertEq(_token.balanceOf(bob.addr), unfrozen);
    }

    function test_MoreThanTheBalanceCanBeFrozenAndHoldsWhatArrives() public {
        vm.prank(enforcer);
        _token.setFrozenTokens(ada.addr, 100);
        give(ada.addr, 70);
        vm.expectPartialRevert(IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector);
        vm.prank(ada.addr);
        _token.transfer(bob.addr, 1);
        give(ada.addr, 40);
        vm.prank(ada.addr);
        _token.transfer(bob.addr, 10);
        assertEq(_token.balanceOf(ada.addr), 100);
    }

    function test_OnlyTheEnforcerFreezesAndForces() public {
        give(ada.addr, 100);
        bytes32 role = _token.ENFORCER_ROLE();
        expectRoleNeeded(issuer, role);
        _token.setFrozenTokens(ada.addr, 1);
        expectRoleNeeded(issuer, role);
        _token.forcedTransfer("o", ada.addr, bob.addr, 1);
        expectRoleNeeded(issuer, role);
        _token.forcedTransfer(ada.addr, bob.addr, 1);
        expectRoleNeeded(issuer, role);
        _token.forcedBurn("o", ada.addr, 1);
        assertEq(_token.balanceOf(ada.addr), 100);
    }

    // Orders.

    function testFuzz_AnOrderMovesFrozenTokensInAPauseToo(uint64 held, uint64 frozen, uint64 taken) public {
        give(ada.addr, held);
        taken = uint64(bound(taken, 0, held));
        _freezeBarAndPause(ada.addr, frozen);
        uint256 unfrozen = held > frozen ? held - frozen : 0;

        vm.prank(enforcer);
        _token.forcedTransfer("court 12/2026", ada.addr, bob.addr, taken);
        assertEq(_token.balanceOf(bob.addr), taken);
        assertEq(_token.balanceOf(ada.addr), held - taken);
        assertEq(_token.totalSupply(), held);
        uint256 takenOfFrozen = taken > unfrozen ? taken - unfrozen : 0;
        assertEq(_token.getFrozenTokens(ada.addr), frozen - takenOfFrozen);
    }

    function test_AForcedTransferSaysWhatItDidInTheOrderOfTheStandard() public {
        give(ada.addr, 100);
        vm.prank(enforcer);
        _token.setFrozenTokens(ada.addr, 80);
        vm.expectEmit(address(_token));
        emit IERC7943Fungible.Frozen(ada.addr, 50);
        vm.expectEmit(address(_token));
        emit IERC20.Transfer(ada.addr, bob.addr, 50);
        vm.expectEmit(address(_token));
        emit IRegulatedToken.OrderExecuted("o", ada.addr, bob.addr, 50);
        vm.expectEmit(address(_token));
        emit IERC7943Fungible.ForcedTransfer(ada.addr, bob.addr, 50);
        vm.prank(enforcer);
        _token.forcedTransfer("o", ada.addr, bob.addr, 50);
    }

    function test_AnOrderIsExecutedOnce() public {
        give(ada.addr, 100);
        vm.prank(enforcer);
        _token.forcedTransfer("o", ada.addr, bob.addr, 10);
        bytes memory used = abi.encodeWithSelector(IToken.TokenUsedOrder.selector, bytes32("o"));
        vm.expectRevert(used);
        vm.prank(enforcer);
        _token.forcedTransfer("o", ada.addr, bob.addr, 10);
        vm.expectRevert(used);
        vm.prank(enforcer);
        _token.forcedBurn("o", ada.addr, 10);
        assertEq(_token.balanceOf(ada.addr), 90);
    }

    function test_AnOrderThatCannotBeExecutedStaysOpen() public {
        give(ada.addr, 10);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada.addr, 10, 11));
        vm.prank(enforcer);
        _token.forcedTransfer("o", ada.addr, bob.addr, 11);
        assertFalse(_token.orderUsed("o"));
    }

    function test_AForcedTransferReachesOnlyWhoMayReceive() public {
        give(ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Fungible.ERC7943CannotReceive.selector, stranger));
        vm.prank(enforcer);
        _token.forcedTransfer("o", ada.addr, stranger, 10);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(enforcer);
        _token.forcedTransfer("o", ada.addr, address(0), 10);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidSender.selector, address(0)));
        vm.prank(enforcer);
        _token.forcedTransfer("o", address(0), bob.addr, 10);
    }

    function test_TheStandardsForcedTransferGetsAnOrderIdEachTime() public {
        give(ada.addr, 100);
        vm.prank(enforcer);
        assertTrue(_token.forcedTransfer(ada.addr, bob.addr, 10));
        vm.prank(enforcer);
        _token.forcedTransfer(ada.addr, bob.addr, 10);
        assertEq(_token.balanceOf(bob.addr), 20);
        assertTrue(_token.orderUsed(keccak256(abi.encode(address(_token), 2))));
    }

    function testFuzz_AForcedBurnTakesFrozenTokensInAPauseToo(uint64 held, uint64 frozen, uint64 burned) public {
        give(ada.addr, held);
        burned = uint64(bound(burned, 0, held));
        _freezeBarAndPause(ada.addr, frozen);
        vm.expectEmit(address(_token));
        emit IRegulatedToken.OrderExecuted("o", ada.addr, address(0), burned);
        vm.prank(enforcer);
        _token.forcedBurn("o", ada.addr, burned);
        assertEq(_token.balanceOf(ada.addr), held - burned);
        assertEq(_token.totalSupply(), held - burned);
    }

    function test_ItSaysThatItIsAnErc7943Token() public {
        assertTrue(type(IERC7943Fungible).interfaceId == 0x3edbb4c4, "the id that the standard names");
        assertTrue(_token.supportsInterface(0x3edbb4c4));
        assertTrue(_token.supportsInterface(0x01ffc9a7));
        assertFalse(_token.supportsInterface(0xffffffff));
    }

    function _freezeBarAndPause(address who, uint256 frozen) private {
        vm.prank(enforcer);
        _token.setFrozenTokens(who, frozen);
        _admit(who, false, false);
        vm.prank(pauser);
        _token.pause();
    }
}
