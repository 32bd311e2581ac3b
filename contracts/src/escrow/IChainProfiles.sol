// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @title What is known of the time that chains take
 * @notice From these figures follow the least margin between the two locks of a swap and the least time that a lock
 * must stand. docs/chain-profiles.md says where each figure comes from.
 *
 * @dev A profile is proposed by the owner and counts after `DELAY_SECONDS`, so that everybody sees it coming. It changes
 * no lock that stands: a lock keeps what it was made with. An owner who renounces leaves the profiles as they are.
 */
interface IChainProfiles {
    /**
     * @notice Times of one chain, in seconds, and its sequencer. All zero: the chain is not known here.
     * @param finalitySeconds from a block to the point after which no reorganisation removes it; more than 0
     * @param inclusionSeconds for a transaction with a fair fee to get into a block when the chain is busy, and by how
     *        much the chain's clock may differ from that of another
     * @param reactionSeconds for a party or its watcher to notice and to act, a restart of its machines included
     * @param graceSeconds layer 2 only, else 0: how long after its expiry a lock there may still be claimed because the
     *        sequencer stood still. The margin contains it
     * @param sequencerFeed Chainlink L2 sequencer uptime feed, of the chain that this contract is on; else zero
     */
    struct Profile {
        uint24 finalitySeconds;
        uint24 inclusionSeconds;
        uint24 reactionSeconds;
        uint24 graceSeconds;
        address sequencerFeed;
    }

    /// @notice A profile was proposed; `applyProfile` works from `effectiveAt` on.
    event ProfileProposed(uint256 indexed chainId, Profile profile, uint64 effectiveAt);
    /// @notice A profile counts from now on, for locks to come.
    event ProfileApplied(uint256 indexed chainId, Profile profile);
    /// @notice A proposal was taken back.
    event ProfileWithdrawn(uint256 indexed chainId);

    /// @notice There is no profile of that chain.
    error ChainUnknown(uint256 chainId);
    /// @notice The profile of the other chain was asked for, and it is this one: use the escrow for one chain.
    error ChainNotOther(uint256 chainId);
    /// @notice A profile has no finality, or a grace without the feed of this chain's sequencer, or a feed without grace.
    error ProfileInvalid(uint256 chainId);
    /// @notice There is no proposal for that chain.
    error ProposalUnknown(uint256 chainId);
    /// @notice The proposal does not count yet.
    error ProposalTooEarly(uint256 chainId, uint64 effectiveAt);

    /// @notice The owner proposes a profile; one of zeros takes the chain off the list. Replaces an earlier proposal.
    function proposeProfile(uint256 chainId, Profile calldata profile) external;

    /// @notice The owner takes a proposal back.
    function withdrawProposal(uint256 chainId) external;

    /// @notice Makes a proposal count whose time has come. Anybody may call.
    function applyProfile(uint256 chainId) external;

    /// @notice The profile that counts.
    function profileOf(uint256 chainId) external view returns (Profile memory profile);

    /// @notice The proposal for a chain; `effectiveAt` is 0 when there is none.
    function proposalOf(uint256 chainId) external view returns (Profile memory profile, uint64 effectiveAt);

    /// @notice Finality, inclusion and reaction of a chain together, in seconds.
    function windowOf(uint256 chainId) external view returns (uint256 seconds_);

    /**
     * @notice By how many seconds the first lock, on `firstChainId`, must outlast the second, on `secondChainId`: the
     * windows of both chains and the grace of the second.
     */
    function marginOf(uint256 firstChainId, uint256 secondChainId) external view returns (uint256 seconds_);
}
