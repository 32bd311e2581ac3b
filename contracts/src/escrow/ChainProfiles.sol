// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {IChainProfiles} from "./IChainProfiles.sol";
import {ProfileWord, ProfileWordBits} from "./ProfileWord.sol";

/// @title What is known of the time that chains take
/// @notice See `IChainProfiles`.
abstract contract ChainProfiles is IChainProfiles, Ownable2Step {
    struct Proposal {
        Profile profile;
        uint64 effectiveAt;
    }

    /// @notice How long a proposal stands before it counts.
    uint256 public constant DELAY_SECONDS = 2 days;

    mapping(uint256 chainId => ProfileWord) private _profiles;
    mapping(uint256 chainId => Proposal) private _proposals;

    /// @dev What it is deployed with counts at once: nobody has a lock here yet.
    constructor(address owner, uint256[] memory chainIds, Profile[] memory profiles) Ownable(owner) {
        for (uint256 i = 0; i < chainIds.length; ++i) {
            _check(chainIds[i], profiles[i]);
            _apply(chainIds[i], profiles[i]);
        }
    }

    /// @inheritdoc IChainProfiles
    function proposeProfile(uint256 chainId, Profile calldata profile) external onlyOwner {
        if (ProfileWord.unwrap(ProfileWordBits.make(profile)) != 0) _check(chainId, profile);
        // forge-lint: disable-next-line(unsafe-typecast)
        uint64 effectiveAt = uint64(block.timestamp + DELAY_SECONDS);
        _proposals[chainId] = Proposal(profile, effectiveAt);
        emit ProfileProposed(chainId, profile, effectiveAt);
    }

    /// @inheritdoc IChainProfiles
    function withdrawProposal(uint256 chainId) external onlyOwner {
        if (_proposals[chainId].effectiveAt == 0) revert ProposalUnknown(chainId);
        delete _proposals[chainId];
        emit ProfileWithdrawn(chainId);
    }

    /// @inheritdoc IChainProfiles
    function applyProfile(uint256 chainId) external {
        Proposal memory proposal = _proposals[chainId];
        if (proposal.effectiveAt == 0) revert ProposalUnknown(chainId);
        if (block.timestamp < proposal.effectiveAt) revert ProposalTooEarly(chainId, proposal.effectiveAt);
        delete _proposals[chainId];
        _apply(chainId, proposal.profile);
    }

    /// @inheritdoc IChainProfiles
    function profileOf(uint256 chainId) external view returns (Profile memory profile) {
        return _profiles[chainId].toProfile();
    }

    /// @inheritdoc IChainProfiles
    function proposalOf(uint256 chainId) external view returns (Profile memory profile, uint64 effectiveAt) {
        Proposal memory proposal = _proposals[chainId];
        return (proposal.profile, proposal.effectiveAt);
    }

    /// @inheritdoc IChainProfiles
    function windowOf(uint256 chainId) external view returns (uint256 seconds_) {
        return _known(chainId).windowSeconds();
    }

    /// @inheritdoc IChainProfiles
    function marginOf(uint256 firstChainId, uint256 secondChainId) external view returns (uint256 seconds_) {
        ProfileWord second = _known(secondChainId);
        return _known(firstChainId).windowSeconds() + second.windowSeconds() + second.graceSeconds();
    }

    function _known(uint256 chainId) internal view returns (ProfileWord profile) {
        profile = _profiles[chainId];
        if (ProfileWord.unwrap(profile) == 0) revert ChainUnknown(chainId);
    }

    function _apply(uint256 chainId, Profile memory profile) private {
        _profiles[chainId] = ProfileWordBits.make(profile);
        emit ProfileApplied(chainId, profile);
    }

    /// @dev The feed of another chain's sequencer cannot be read here; a grace here without a feed would not end early.
    function _check(uint256 chainId, Profile memory profile) private view {
        bool here = chainId == block.chainid;
        bool hasFeed = profile.sequencerFeed != address(0);
        bool needsFeed = here && profile.graceSeconds != 0;
        if (profile.finalitySeconds == 0 || hasFeed != needsFeed) revert ProfileInvalid(chainId);
    }
}
