// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IChainProfiles} from "./IChainProfiles.sol";

/**
 * @notice A profile in one word, so that a lock reads it with one look.
 * @dev From the low end: finality, inclusion, reaction and grace, 24 bits each, then the feed. Zero: no profile.
 */
type ProfileWord is uint256;

using ProfileWordBits for ProfileWord global;

library ProfileWordBits {
    uint256 private constant SECONDS = type(uint24).max;
    uint256 private constant FEED = 96;

    function make(IChainProfiles.Profile memory profile) internal pure returns (ProfileWord) {
        return ProfileWord.wrap(
            profile.finalitySeconds | uint256(profile.inclusionSeconds) << 24 | uint256(profile.reactionSeconds) << 48
                | uint256(profile.graceSeconds) << 72 | uint256(uint160(profile.sequencerFeed)) << FEED
        );
    }

    // forge-lint: disable-start(unsafe-typecast)
    function toProfile(ProfileWord word) internal pure returns (IChainProfiles.Profile memory) {
        uint256 bits = ProfileWord.unwrap(word);
        return IChainProfiles.Profile(
            uint24(bits), uint24(bits >> 24), uint24(bits >> 48), word.graceSeconds(), word.sequencerFeed()
        );
    }

    function graceSeconds(ProfileWord word) internal pure returns (uint24) {
        return uint24(ProfileWord.unwrap(word) >> 72);
    }

    function sequencerFeed(ProfileWord word) internal pure returns (address) {
        return address(uint160(ProfileWord.unwrap(word) >> FEED));
    }

    // forge-lint: disable-end(unsafe-typecast)

    /// @notice Finality, inclusion and reaction together.
    function windowSeconds(ProfileWord word) internal pure returns (uint256) {
        uint256 bits = ProfileWord.unwrap(word);
        return (bits & SECONDS) + ((bits >> 24) & SECONDS) + ((bits >> 48) & SECONDS);
    }
}
