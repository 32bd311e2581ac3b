// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC3009, IERC3009Cancel} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IStablecoin} from "../../src/tokens/interfaces/IStablecoin.sol";
import {Signatures} from "../support/Signatures.sol";
import {ContractWallet} from "../support/tokens/ContractWallet.sol";
import {StablecoinFixture} from "./StablecoinFixture.sol";

/// @notice ERC-3009: money moves by a signature, once, in its time, by whom it names.
contract TransferAuthorizationTest is StablecoinFixture {
    using Signatures for address;

    ContractWallet private _wallet;

    function setUp() public override {
        super.setUp();
        _wallet = new ContractWallet(ada.addr);
        give(ada.addr, 1_000);
        give(address(_wallet), 1_000);
    }

    function testFuzz_AnAuthorizationMovesMoneyOnce(uint256 value, bytes32 nonce) public {
        Signatures.Authorization memory given = _authorization(ada.addr, bound(value, 0, 1_000), nonce);
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        vm.expectEmit(address(coin));
        emit IERC3009.AuthorizationUsed(ada.addr, nonce);
        _transfer(given, signature);
        assertEq(coin.balanceOf(bob.addr), given.value);
        assertTrue(coin.authorizationState(ada.addr, nonce));

        bytes memory used = abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, ada.addr, nonce);
        vm.expectRevert(used);
        _transfer(given, signature);
        vm.expectRevert(used);
        _transferSplit(given, signature);
    }

    function test_TheFormWithThreePartsMovesMoneyTheSameWay() public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        _transferSplit(given, _sign(ada, Signatures.TRANSFER, given));
        assertEq(coin.balanceOf(bob.addr), 10);
    }

    function test_AContractsWalletAuthorizes() public {
        Signatures.Authorization memory given = _authorization(address(_wallet), 10, "n");
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        _transfer(given, signature);
        assertEq(coin.balanceOf(bob.addr), 10);
        vm.expectRevert(
            abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, address(_wallet), bytes32("n"))
        );
        _transfer(given, signature);

        given = _authorization(address(_wallet), 10, "m");
        signature = _sign(eve, Signatures.TRANSFER, given);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, signature);
    }

    function test_OnlyTheReceiverUsesAReceiveAuthorization() public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        bytes memory signature = _sign(ada, Signatures.RECEIVE, given);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, bob.addr));
        vm.prank(eve.addr);
        _receive(given, signature);
        // It is no authorization of the other kind either.
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, signature);
        vm.prank(bob.addr);
        _receive(given, signature);
        assertEq(coin.balanceOf(bob.addr), 10);
    }

    function testFuzz_WhatWasSignedCannotBeChanged(uint8 field, uint64 change) public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        change = uint64(bound(change, 1, 500));
        field = field % 6;
        if (field == 0) given.from = address(_wallet);
        if (field == 1) given.to = eve.addr;
        if (field == 2) given.value += change;
        if (field == 3) given.validAfter -= change;
        if (field == 4) given.validBefore += change;
        if (field == 5) given.nonce = bytes32(uint256(change));
        // The wallet takes the signatures of its owner, but this one is over another message.
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, signature);
        assertEq(coin.balanceOf(ada.addr) + coin.balanceOf(address(_wallet)), 2_000);
    }

    function test_ASignatureIsForOneChainAndOneToken() public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, signature);
        vm.chainId(here);
        deploy();
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, signature);
    }

    function testFuzz_AnAuthorizationHasItsTime(uint32 validAfter, uint32 validBefore, uint32 timestamp) public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        (given.validAfter, given.validBefore) = (validAfter, validBefore);
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        vm.warp(timestamp);
        bool inTime = timestamp > validAfter && timestamp < validBefore;
        if (!inTime) {
            vm.expectRevert(
                abi.encodeWithSelector(ERC3009.ERC3009InvalidAuthorizationTime.selector, validAfter, validBefore)
            );
        }
        _transfer(given, signature);
        assertEq(coin.balanceOf(bob.addr), inTime ? 10 : 0);
    }

    function test_ACancelledAuthorizationIsGoodForNothing() public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        bytes memory cancelByEve = signed(eve, address(coin).cancelDigest(ada.addr, "n"));
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        coin.cancelAuthorization(ada.addr, "n", cancelByEve);

        bytes memory cancel = signed(ada, address(coin).cancelDigest(ada.addr, "n"));
        vm.expectEmit(address(coin));
        emit IERC3009Cancel.AuthorizationCanceled(ada.addr, "n");
        coin.cancelAuthorization(ada.addr, "n", cancel);
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        vm.expectRevert(abi.encodeWithSelector(ERC3009.ERC3009UsedAuthorization.selector, ada.addr, bytes32("n")));
        _transfer(given, signature);

        cancel = signed(ada, address(coin).cancelDigest(address(_wallet), "n"));
        coin.cancelAuthorization(address(_wallet), "n", cancel);
        assertTrue(coin.authorizationState(address(_wallet), "n"));
    }

    function test_AFreezeOrAPauseStopsAnAuthorizationAndLeavesItUnused() public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        bytes memory signature = _sign(ada, Signatures.TRANSFER, given);
        freeze(ada.addr, true);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinFrozenAccount.selector, ada.addr));
        _transfer(given, signature);
        freeze(ada.addr, false);
        vm.prank(pauser);
        coin.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        _transfer(given, signature);
        vm.prank(pauser);
        coin.unpause();
        assertFalse(coin.authorizationState(ada.addr, "n"));
        _transfer(given, signature);
        assertEq(coin.balanceOf(bob.addr), 10);
    }

    function test_ASignatureTurnedOverIsRefused() public {
        Signatures.Authorization memory given = _authorization(ada.addr, 10, "n");
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(ada.key, address(coin).authorizationDigest(Signatures.TRANSFER, given));
        // The other point of the curve with the same r: a second signature of the same message.
        uint256 order = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
        bytes memory other = abi.encodePacked(r, bytes32(order - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, other);
        vm.expectRevert(ERC3009.ERC3009InvalidSignature.selector);
        _transfer(given, "");
    }

    function _authorization(address from, uint256 value, bytes32 nonce)
        private
        view
        returns (Signatures.Authorization memory)
    {
        return Signatures.Authorization(from, bob.addr, value, START - 1_000, START + 1_000, nonce);
    }

    function _sign(Person memory signer, string memory kind, Signatures.Authorization memory given)
        private
        returns (bytes memory)
    {
        return signed(signer, address(coin).authorizationDigest(kind, given));
    }

    function _transfer(Signatures.Authorization memory a, bytes memory signature) private {
        coin.transferWithAuthorization(a.from, a.to, a.value, a.validAfter, a.validBefore, a.nonce, signature);
    }

    function _transferSplit(Signatures.Authorization memory a, bytes memory signature) private {
        bytes32 r;
        bytes32 s;
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        uint8 v = uint8(signature[64]);
        coin.transferWithAuthorization(a.from, a.to, a.value, a.validAfter, a.validBefore, a.nonce, v, r, s);
    }

    function _receive(Signatures.Authorization memory a, bytes memory signature) private {
        coin.receiveWithAuthorization(a.from, a.to, a.value, a.validAfter, a.validBefore, a.nonce, signature);
    }
}
