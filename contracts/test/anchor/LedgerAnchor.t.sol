// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ILedgerAnchor} from "../../src/anchor/ILedgerAnchor.sol";
import {LedgerAnchor} from "../../src/anchor/LedgerAnchor.sol";
import {Test} from "../support/Test.sol";
import {ProofVectors} from "./ProofVectors.sol";

contract LedgerAnchorTest is Test {
    address private _owner = account("owner");
    address private _operator = account("operator");
    LedgerAnchor private _anchor;

    function setUp() public {
        _anchor = new LedgerAnchor(_owner, _operator, ProofVectors.BOOK);
    }

    function test_AProofOfARowThatIsAnchoredHolds() public {
        ILedgerAnchor.Proof memory proof = ProofVectors.single();
        assertFalse(_anchor.proves(proof));
        (uint64 seq, bytes32 rowHash) = ProofVectors.headSingle();
        bytes32 root = _rootOf(proof);
        vm.expectEmit(address(_anchor));
        emit ILedgerAnchor.Anchored(seq, rowHash, root);
        _post(proof.header, root);
        assertTrue(_anchor.proves(proof));
        assertEq(_anchor.anchorOf(seq), rowHash);
        assertEq(_anchor.lastSeq(), seq);
    }

    function test_AProofHoldsThroughTheRowsAfterIt() public {
        ILedgerAnchor.Proof memory first = ProofVectors.first();
        ILedgerAnchor.Proof memory last = ProofVectors.last();
        assertGt(first.siblings.length, last.siblings.length);
        (uint64 seq, bytes32 rowHash) = ProofVectors.headFirst();
        ILedgerAnchor.Link memory head = first.links[first.links.length - 1];
        assertEq(_anchor.rowHashOf(head.header, head.root), rowHash);
        _post(head.header, head.root);
        assertEq(_anchor.anchorOf(seq), rowHash);
        assertTrue(_anchor.proves(first));
        assertTrue(_anchor.proves(last));
    }

    function test_AProofWithoutTheLinksToAnAnchoredRowDoesNotHold() public {
        ILedgerAnchor.Proof memory proof = ProofVectors.first();
        _postHeadOf(proof);
        proof.links = new ILedgerAnchor.Link[](0);
        assertFalse(_anchor.proves(proof));
        proof = ProofVectors.first();
        proof.links[0] = proof.links[1];
        assertFalse(_anchor.proves(proof));
    }

    function testFuzz_OneByteChangedAnywhereAndNothingIsProved(uint256 part, uint256 where, uint8 bits) public {
        ILedgerAnchor.Proof memory proof = ProofVectors.first();
        _postHeadOf(proof);
        bits = uint8(bound(bits, 1, 255));
        part = part % 6;
        if (part == 0) _flip(proof.chunk, where, bits);
        else if (part == 1) proof.siblings[where % proof.siblings.length] ^= bytes32(uint256(bits));
        else if (part == 2) proof.leftSides ^= 1 << (where % proof.siblings.length);
        else if (part == 3) proof.header = _changed(proof.header, where, bits);
        else if (part == 4) proof.links[where % 2].header = _changed(proof.links[where % 2].header, where >> 1, bits);
        else proof.links[where % 2].root ^= bytes32(uint256(bits));
        assertFalse(_anchor.proves(proof));
    }

    function test_ANodeDoesNotPassForALeaf() public {
        ILedgerAnchor.Proof memory proof = ProofVectors.last();
        _postHeadOf(proof);
        // The two hashes below a node, given as if they were the chunk.
        bytes32 leaf = _anchor.rootOf(proof.chunk, new bytes32[](0), 0);
        proof.chunk = abi.encodePacked(proof.siblings[0], leaf);
        bytes32[] memory rest = new bytes32[](proof.siblings.length - 1);
        for (uint256 i = 0; i < rest.length; ++i) {
            rest[i] = proof.siblings[i + 1];
        }
        proof.siblings = rest;
        proof.leftSides >>= 1;
        assertFalse(_anchor.proves(proof));
    }

    function test_TheBookCounts() public {
        LedgerAnchor other = new LedgerAnchor(_owner, _operator, "mai");
        ILedgerAnchor.Proof memory proof = ProofVectors.single();
        assertNotEq(other.rowHashOf(proof.header, 0), _anchor.rowHashOf(proof.header, 0));
    }

    function test_RowsOnlyRise() public {
        ILedgerAnchor.Proof memory proof = ProofVectors.first();
        _postHeadOf(proof);
        (uint64 seq,) = ProofVectors.headFirst();
        vm.startPrank(_operator);
        vm.expectRevert(abi.encodeWithSelector(ILedgerAnchor.RowNotAfter.selector, proof.header.seq, seq));
        _anchor.post(proof.header, 0);
        ILedgerAnchor.Link memory head = proof.links[1];
        vm.expectRevert(abi.encodeWithSelector(ILedgerAnchor.RowNotAfter.selector, seq, seq));
        _anchor.post(head.header, head.root);
        head.header.seq = 0;
        vm.expectRevert(abi.encodeWithSelector(ILedgerAnchor.RowNotAfter.selector, 0, seq));
        _anchor.post(head.header, head.root);
        vm.stopPrank();
    }

    function test_TheNextRowFollowsTheLast() public {
        ILedgerAnchor.Link[] memory links = ProofVectors.first().links;
        _post(links[0].header, links[0].root);
        bytes32 right = links[1].header.previousHash;
        links[1].header.previousHash = keccak256("another history");
        vm.expectRevert(
            abi.encodeWithSelector(
                ILedgerAnchor.ChainBroken.selector, links[1].header.seq, links[1].header.previousHash, right
            )
        );
        vm.prank(_operator);
        _anchor.post(links[1].header, links[1].root);
        links[1].header.previousHash = right;
        _post(links[1].header, links[1].root);
    }

    function test_OnlyTheOperatorPostsAndOnlyTheOwnerNamesIt() public {
        ILedgerAnchor.Header memory header = ProofVectors.single().header;
        vm.expectRevert(abi.encodeWithSelector(ILedgerAnchor.NotOperator.selector, _owner));
        vm.prank(_owner);
        _anchor.post(header, 0);
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, _operator));
        vm.prank(_operator);
        _anchor.setOperator(_operator);
        vm.prank(_owner);
        _anchor.setOperator(_owner);
        vm.prank(_owner);
        _anchor.post(header, 0);
    }

    function test_APathThatIsTooLongIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(ILedgerAnchor.PathTooLong.selector, 65));
        _anchor.rootOf("", new bytes32[](65), 0);
    }

    function testFuzz_WhatIsPostedStays(uint64[6] memory seqs, uint256 salt) public {
        uint64 last;
        for (uint256 i = 0; i < seqs.length; ++i) {
            ILedgerAnchor.Header memory header =
                ILedgerAnchor.Header(keccak256(abi.encode(salt)), seqs[i], 1, 1, 1, 1, 1);
            vm.prank(_operator);
            // solhint-disable-next-line avoid-low-level-calls
            (bool done,) = address(_anchor).call(abi.encodeCall(ILedgerAnchor.post, (header, bytes32(i))));
            if (seqs[i] <= last || last == type(uint64).max) assertFalse(done);
            if (done) last = seqs[i];
            assertEq(_anchor.lastSeq(), last);
            assertTrue(last == 0 || _anchor.anchorOf(last) != 0);
        }
    }

    function _postHeadOf(ILedgerAnchor.Proof memory proof) private {
        ILedgerAnchor.Link memory head = proof.links[proof.links.length - 1];
        _post(head.header, head.root);
    }

    function _post(ILedgerAnchor.Header memory header, bytes32 root) private {
        vm.prank(_operator);
        _anchor.post(header, root);
    }

    function _rootOf(ILedgerAnchor.Proof memory proof) private view returns (bytes32) {
        return _anchor.rootOf(proof.chunk, proof.siblings, proof.leftSides);
    }

    function _flip(bytes memory data, uint256 where, uint8 bits) private pure {
        where = where % data.length;
        data[where] = data[where] ^ bytes1(bits);
    }

    function _changed(ILedgerAnchor.Header memory header, uint256 where, uint8 bits)
        private
        pure
        returns (ILedgerAnchor.Header memory)
    {
        where = where % 7;
        if (where == 0) header.previousHash ^= bytes32(uint256(bits));
        else if (where == 1) header.seq ^= bits;
        else if (where == 2) header.epoch ^= bits;
        else if (where == 3) header.time ^= bits;
        else if (where == 4) header.firstPosition ^= bits;
        else if (where == 5) header.eventCount ^= bits;
        else header.format ^= bits;
        return header;
    }
}
