// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IStablecoin} from "../../src/tokens/interfaces/IStablecoin.sol";
import {IToken} from "../../src/tokens/interfaces/IToken.sol";
import {StablecoinFixture} from "./StablecoinFixture.sol";
import {TokenBehaviour} from "./TokenBehaviour.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// @notice Minters, freezes and wipes. The reserve and signatures have tests of their own.
contract StablecoinTest is TokenBehaviour, StablecoinFixture {
    function setUp() public override(TokenFixture, StablecoinFixture) {
        super.setUp();
    }

    function testFuzz_AMinterMintsWithinItsAllowance(uint96 allowed, uint96 first, uint96 second) public {
        allow(minter, allowed);
        first = uint96(bound(first, 0, allowed));
        vm.expectEmit(address(coin));
        emit IStablecoin.Minted(minter, ada.addr, first);
        vm.prank(minter);
        coin.mint(ada.addr, first);
        assertEq(coin.minterAllowance(minter), allowed - first);

        bool enough = second <= allowed - first;
        if (!enough) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IStablecoin.StablecoinInsufficientMinterAllowance.selector, minter, allowed - first, second
                )
            );
        }
        vm.prank(minter);
        coin.mint(ada.addr, second);
        assertEq(coin.totalSupply(), enough ? uint256(first) + second : first);
    }

    function test_WhoHasNoAllowanceMintsNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinInsufficientMinterAllowance.selector, admin, 0, 1));
        vm.prank(admin);
        coin.mint(ada.addr, 1);
    }

    function test_AnAllowanceIsSetAndEndedByTheMintersAdministrator() public {
        bytes32 role = coin.MINTER_ADMIN_ROLE();
        expectRoleNeeded(minter, role);
        coin.setMinterAllowance(minter, 100);
        vm.expectEmit(address(coin));
        emit IStablecoin.MinterAllowanceSet(minter, 100);
        allow(minter, 100);
        allow(minter, 0);
        vm.expectPartialRevert(IStablecoin.StablecoinInsufficientMinterAllowance.selector);
        vm.prank(minter);
        coin.mint(ada.addr, 1);
    }

    function test_NothingIsMintedInAPauseNorToNobody() public {
        allow(minter, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(minter);
        coin.mint(address(0), 1);
        vm.prank(pauser);
        coin.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(minter);
        coin.mint(ada.addr, 1);
        assertEq(coin.minterAllowance(minter), 100);
    }

    function test_ABurnerBurnsItsOwn() public {
        give(burner, 100);
        expectRoleNeeded(ada.addr, coin.BURNER_ROLE());
        coin.burn(1);
        vm.expectEmit(address(coin));
        emit IStablecoin.Burned(burner, 40);
        vm.prank(burner);
        coin.burn(40);
        assertEq(coin.totalSupply(), 60);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, burner, 60, 61));
        vm.prank(burner);
        coin.burn(61);
    }

    function test_NothingLeavesOrReachesAFrozenAccount() public {
        give(ada.addr, 100);
        give(bob.addr, 100);
        vm.expectEmit(address(coin));
        emit IStablecoin.AccountFrozen(ada.addr, true);
        freeze(ada.addr, true);
        bytes memory refusal = abi.encodeWithSelector(IStablecoin.StablecoinFrozenAccount.selector, ada.addr);

        vm.expectRevert(refusal);
        vm.prank(ada.addr);
        coin.transfer(bob.addr, 1);
        vm.expectRevert(refusal);
        vm.prank(bob.addr);
        coin.transfer(ada.addr, 1);
        allow(minter, 1);
        vm.expectRevert(refusal);
        vm.prank(minter);
        coin.mint(ada.addr, 1);

        freeze(ada.addr, false);
        vm.prank(ada.addr);
        coin.transfer(bob.addr, 1);
        assertEq(coin.balanceOf(bob.addr), 101);
    }

    function test_AFrozenAccountMovesNobodyElsesMoney() public {
        give(ada.addr, 100);
        vm.prank(ada.addr);
        coin.approve(eve.addr, 100);
        freeze(eve.addr, true);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinFrozenAccount.selector, eve.addr));
        vm.prank(eve.addr);
        coin.transferFrom(ada.addr, bob.addr, 1);

        allow(eve.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinFrozenAccount.selector, eve.addr));
        vm.prank(eve.addr);
        coin.mint(bob.addr, 1);
    }

    function test_AnOrderWipesAFrozenAccountInAPauseToo() public {
        give(ada.addr, 100);
        give(bob.addr, 50);
        freeze(ada.addr, true);
        vm.prank(pauser);
        coin.pause();
        vm.expectEmit(address(coin));
        emit IStablecoin.Wiped("order 9", ada.addr, 100);
        vm.prank(enforcer);
        coin.wipe("order 9", ada.addr);
        assertEq(coin.balanceOf(ada.addr), 0);
        assertEq(coin.totalSupply(), 50);
        assertTrue(coin.orderUsed("order 9"));
    }

    function test_OnlyAFrozenAccountIsWipedAndByEachOrderOne() public {
        give(ada.addr, 100);
        give(bob.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinUnfrozenAccount.selector, ada.addr));
        vm.prank(enforcer);
        coin.wipe("o", ada.addr);
        freeze(ada.addr, true);
        freeze(bob.addr, true);
        vm.prank(enforcer);
        coin.wipe("o", ada.addr);
        vm.expectRevert(abi.encodeWithSelector(IToken.TokenUsedOrder.selector, bytes32("o")));
        vm.prank(enforcer);
        coin.wipe("o", bob.addr);
        vm.expectRevert(abi.encodeWithSelector(IToken.TokenInvalidOrder.selector, bytes32(0)));
        vm.prank(enforcer);
        coin.wipe(0, bob.addr);
        assertEq(coin.balanceOf(bob.addr), 100);
    }

    function test_OnlyTheEnforcerFreezesAndWipes() public {
        bytes32 role = coin.ENFORCER_ROLE();
        expectRoleNeeded(admin, role);
        coin.setAccountFrozen(ada.addr, true);
        freeze(ada.addr, true);
        expectRoleNeeded(minter, role);
        coin.wipe("o", ada.addr);
        assertEq(coin.decimals(), 6);
    }
}
