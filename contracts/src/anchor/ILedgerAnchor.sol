// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @title The ledger's rows, published
 * @notice The operator of a book posts the hash of a row of its journal now and then. A hash stands for the row and for
 * all rows before it, so from then on the operator can show nobody another history, and anybody can check on the chain
 * that an entry is in it, with the file that `tricord proof` makes.
 *
 * @dev docs/proofs.md describes what is hashed: leaves and nodes as RFC 6962 has them, rows with SHA-256 over the row
 * before, seven numbers, the name of the book and the Merkle root. Row numbers only rise; nothing is overwritten.
 */
interface ILedgerAnchor {
    /**
     * @notice The numbers of a row, as the proof file has them.
     * @param previousHash hash of the row before
     * @param seq number of the row, from 1
     * @param epoch of the writer
     * @param time Unix time in milliseconds
     * @param firstPosition of its first event
     * @param eventCount of its events
     * @param format of its events
     */
    struct Header {
        bytes32 previousHash;
        uint64 seq;
        uint64 epoch;
        uint64 time;
        uint64 firstPosition;
        uint64 eventCount;
        uint64 format;
    }

    /**
     * @notice A row after the one that holds the entry.
     * @param header its numbers; `previousHash` must be the hash of the row before
     * @param root its Merkle root
     */
    struct Link {
        Header header;
        bytes32 root;
    }

    /**
     * @notice What `tricord proof` makes.
     * @param chunk the leaf: packed decisions
     * @param siblings the hashes from the leaf to the root, nearest first
     * @param leftSides bit i is set when sibling i stands on the left
     * @param header numbers of the row that holds the chunk
     * @param links the rows after it, up to one that is anchored; none when the row itself is
     */
    struct Proof {
        bytes chunk;
        bytes32[] siblings;
        uint256 leftSides;
        Header header;
        Link[] links;
    }

    /// @notice Row `seq` is published.
    event Anchored(uint64 indexed seq, bytes32 indexed rowHash, bytes32 root);
    /// @notice The owner named another operator.
    event OperatorChanged(address indexed operator);

    /// @notice Only the operator posts.
    error NotOperator(address caller);
    /// @notice The row is not after the last one.
    error RowNotAfter(uint64 seq, uint64 last);
    /// @notice The row follows the last one and names another hash of it.
    error ChainBroken(uint64 seq, bytes32 previousHash, bytes32 expected);
    /// @notice The path is longer than any tree of a row.
    error PathTooLong(uint256 length);

    /// @notice The operator posts a row: its hash is computed here. Each row must come after the last.
    function post(Header calldata header, bytes32 root) external;

    /// @notice The owner names the operator.
    function setOperator(address operator) external;

    /// @notice Whether the chunk is in a row that is anchored, or that an anchored one stands for.
    function proves(Proof calldata proof) external view returns (bool);

    /// @notice The root that a chunk and its path lead to.
    function rootOf(bytes calldata chunk, bytes32[] calldata siblings, uint256 leftSides)
        external
        pure
        returns (bytes32 root);

    /// @notice The hash of a row.
    function rowHashOf(Header calldata header, bytes32 root) external view returns (bytes32 rowHash);

    /// @notice The hash that was posted of a row; zero when none was.
    function anchorOf(uint64 seq) external view returns (bytes32 rowHash);

    /// @notice The last row that was posted; 0 when none was.
    function lastSeq() external view returns (uint64);

    /// @notice The name of the book.
    function book() external view returns (string memory);

    /// @notice Who posts.
    function operator() external view returns (address);
}
