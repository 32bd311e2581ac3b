// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {ILedgerAnchor} from "./ILedgerAnchor.sol";

/// @title The ledger's rows, published
/// @notice See `ILedgerAnchor`.
contract LedgerAnchor is ILedgerAnchor, Ownable2Step {
    /// @notice A row has far fewer chunks than a tree of this depth.
    uint256 public constant MAX_DEPTH = 64;

    // RFC 6962, section 2.1: leaves and nodes hash under different prefixes, so that neither passes for the other.
    bytes1 private constant LEAF = 0x00;
    bytes1 private constant NODE = 0x01;

    /// @inheritdoc ILedgerAnchor
    string public book;
    /// @inheritdoc ILedgerAnchor
    address public operator;
    /// @inheritdoc ILedgerAnchor
    uint64 public lastSeq;

    mapping(uint64 seq => bytes32 rowHash) private _anchors;

    constructor(address owner, address firstOperator, string memory bookName) Ownable(owner) {
        book = bookName;
        _setOperator(firstOperator);
    }

    /// @inheritdoc ILedgerAnchor
    function post(Header calldata header, bytes32 root) external {
        if (msg.sender != operator) revert NotOperator(msg.sender);
        uint64 last = lastSeq;
        if (header.seq <= last) revert RowNotAfter(header.seq, last);
        bytes32 before = _anchors[last];
        if (last != 0 && header.seq == last + 1 && header.previousHash != before) {
            revert ChainBroken(header.seq, header.previousHash, before);
        }
        bytes32 rowHash = rowHashOf(header, root);
        _anchors[header.seq] = rowHash;
        lastSeq = header.seq;
        emit Anchored(header.seq, rowHash, root);
    }

    /// @inheritdoc ILedgerAnchor
    function setOperator(address newOperator) external onlyOwner {
        _setOperator(newOperator);
    }

    /// @inheritdoc ILedgerAnchor
    function proves(Proof calldata proof) external view returns (bool) {
        uint64 seq = proof.header.seq;
        bytes32 rowHash = rowHashOf(proof.header, rootOf(proof.chunk, proof.siblings, proof.leftSides));
        for (uint256 i = 0; i < proof.links.length; ++i) {
            Link calldata link = proof.links[i];
            // A row names the hash of the row before it, and that hash is in its own.
            if (link.header.previousHash != rowHash) return false;
            seq = link.header.seq;
            rowHash = rowHashOf(link.header, link.root);
        }
        return _anchors[seq] == rowHash;
    }

    /// @inheritdoc ILedgerAnchor
    function anchorOf(uint64 seq) external view returns (bytes32 rowHash) {
        return _anchors[seq];
    }

    /// @inheritdoc ILedgerAnchor
    function rowHashOf(Header calldata header, bytes32 root) public view returns (bytes32 rowHash) {
        bytes memory name = bytes(book);
        bytes memory numbers = abi.encodePacked(
            uint64(name.length),
            header.seq,
            header.epoch,
            header.time,
            header.firstPosition,
            header.eventCount,
            header.format
        );
        return sha256(bytes.concat(header.previousHash, numbers, name, root));
    }

    /// @inheritdoc ILedgerAnchor
    function rootOf(bytes calldata chunk, bytes32[] calldata siblings, uint256 leftSides)
        public
        pure
        returns (bytes32 root)
    {
        if (siblings.length > MAX_DEPTH) revert PathTooLong(siblings.length);
        root = sha256(bytes.concat(LEAF, chunk));
        for (uint256 level = 0; level < siblings.length; ++level) {
            bytes32 sibling = siblings[level];
            bool left = leftSides & (1 << level) != 0;
            root = sha256(left ? bytes.concat(NODE, sibling, root) : bytes.concat(NODE, root, sibling));
        }
    }

    function _setOperator(address newOperator) private {
        operator = newOperator;
        emit OperatorChanged(newOperator);
    }
}
