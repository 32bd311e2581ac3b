// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {HashTimeLock} from "../../src/escrow/HashTimeLock.sol";
import {IChainProfiles} from "../../src/escrow/IChainProfiles.sol";
import {LockFixture} from "./LockFixture.sol";

contract ChainProfilesTest is LockFixture {
    function test_TheMarginIsBothWindowsAndTheGraceOfTheSecond() public {
        assertEq(locks.windowOf(LAYER_1), 3060);
        assertEq(locks.windowOf(LAYER_2), 3420);
        assertEq(locks.marginOf(LAYER_1, LAYER_2), 3060 + 3420 + GRACE);
        assertEq(locks.marginOf(LAYER_2, LAYER_1), 3060 + 3420);
    }

    function test_AProposalCountsAfterItsDelayAndNotBefore() public {
        IChainProfiles.Profile memory profile = IChainProfiles.Profile(1, 2, 3, 0, address(0));
        uint64 effectiveAt = uint64(START + 2 days);
        vm.expectEmit(address(locks));
        emit IChainProfiles.ProfileProposed(7, profile, effectiveAt);
        vm.prank(owner);
        locks.proposeProfile(7, profile);
        vm.warp(effectiveAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ProposalTooEarly.selector, 7, effectiveAt));
        locks.applyProfile(7);
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ChainUnknown.selector, 7));
        locks.windowOf(7);
        vm.warp(effectiveAt);
        vm.prank(anybody);
        locks.applyProfile(7);
        assertEq(locks.windowOf(7), 6);
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ProposalUnknown.selector, 7));
        locks.applyProfile(7);
    }

    function test_AProposalCanBeTakenBack() public {
        vm.startPrank(owner);
        locks.proposeProfile(7, profileOfLayer1());
        locks.withdrawProposal(7);
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ProposalUnknown.selector, 7));
        locks.withdrawProposal(7);
        vm.stopPrank();
        vm.warp(START + 3 days);
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ProposalUnknown.selector, 7));
        locks.applyProfile(7);
    }

    function test_AChainCanBeTakenOffTheList() public {
        vm.prank(owner);
        locks.proposeProfile(LAYER_2, IChainProfiles.Profile(0, 0, 0, 0, address(0)));
        vm.warp(START + 2 days);
        locks.applyProfile(LAYER_2);
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ChainUnknown.selector, LAYER_2));
        locks.marginOf(LAYER_1, LAYER_2);
    }

    function test_OnlyTheOwnerProposesAndWithdraws() public {
        vm.startPrank(anybody);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, anybody));
        locks.proposeProfile(7, profileOfLayer1());
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, anybody));
        locks.withdrawProposal(7);
        vm.stopPrank();
    }

    function test_AProfileWithoutFinalityOrWithHalfAGraceIsRefused() public {
        _assertRefused(7, IChainProfiles.Profile(0, 1, 1, 0, address(0)));
        _assertRefused(LAYER_1, IChainProfiles.Profile(1, 1, 1, 1, address(0)));
        _assertRefused(LAYER_1, IChainProfiles.Profile(1, 1, 1, 0, FEED));
        _assertRefused(LAYER_2, IChainProfiles.Profile(1, 1, 1, 1, FEED));
    }

    function test_AContractIsNotDeployedWithAnUnsoundProfile() public {
        uint256[] memory chainIds = new uint256[](1);
        vm.expectPartialRevert(IChainProfiles.ProfileInvalid.selector);
        new HashTimeLock(owner, chainIds, new IChainProfiles.Profile[](1));
    }

    function testFuzz_AProfileReadsAsItWasWritten(uint24[4] memory times, address feed) public {
        times[0] = uint24(bound(times[0], 1, type(uint24).max));
        if (times[3] == 0) feed = address(0);
        else if (feed == address(0)) feed = FEED;
        IChainProfiles.Profile memory profile = IChainProfiles.Profile(times[0], times[1], times[2], times[3], feed);
        vm.prank(owner);
        locks.proposeProfile(LAYER_1, profile);
        (IChainProfiles.Profile memory proposed,) = locks.proposalOf(LAYER_1);
        assertEq(abi.encode(proposed), abi.encode(profile));
        vm.warp(START + 2 days);
        locks.applyProfile(LAYER_1);
        assertEq(abi.encode(locks.profileOf(LAYER_1)), abi.encode(profile));
    }

    function _assertRefused(uint256 chainId, IChainProfiles.Profile memory profile) private {
        vm.expectRevert(abi.encodeWithSelector(IChainProfiles.ProfileInvalid.selector, chainId));
        vm.prank(owner);
        locks.proposeProfile(chainId, profile);
    }
}
