// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AggregatorV3Interface} from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IStablecoin} from "../interfaces/IStablecoin.sol";

/// @notice Proof of reserve: the supply grows only as far as a Chainlink feed says is in reserve.
/// @dev A feed that cannot be believed counts as no reserve: minting stops, and all else goes on.
abstract contract ReserveGate is IStablecoin {
    /// @dev Ten to this power is far from the end of a word, and no feed counts finer.
    uint8 private constant DECIMALS_MAX = 36;

    AggregatorV3Interface public reserveFeed;
    uint8 public reserveFeedDecimals;
    uint256 public reserveMaxAgeSeconds;

    /// @inheritdoc IStablecoin
    function reserve() public view returns (uint256) {
        AggregatorV3Interface feed = reserveFeed;
        uint8 feedDecimals = feed.decimals();
        if (feedDecimals != reserveFeedDecimals) revert StablecoinInvalidReserveDecimals(feedDecimals);
        return _scaled(_believedAnswer(feed), feedDecimals, _ownDecimals());
    }

    function _setReserveFeed(AggregatorV3Interface feed, uint256 maxAgeSeconds) internal {
        if (address(feed).code.length == 0 || maxAgeSeconds == 0) {
            revert StablecoinInvalidReserveFeed(feed, maxAgeSeconds);
        }
        uint8 feedDecimals = feed.decimals();
        if (feedDecimals > DECIMALS_MAX) revert StablecoinInvalidReserveDecimals(feedDecimals);
        (reserveFeed, reserveFeedDecimals, reserveMaxAgeSeconds) = (feed, feedDecimals, maxAgeSeconds);
        emit ReserveFeedSet(feed, feedDecimals, maxAgeSeconds);
    }

    function _requireReserve(uint256 supply) internal view {
        uint256 available = reserve();
        if (supply > available) revert StablecoinInsufficientReserve(available, supply);
    }

    function _ownDecimals() internal view virtual returns (uint8);

    function _believedAnswer(AggregatorV3Interface feed) private view returns (uint256) {
        (uint80 roundId, int256 answer,, uint256 updatedAt, uint80 answeredInRound) = feed.latestRoundData();
        if (updatedAt == 0 || answeredInRound < roundId) {
            revert StablecoinIncompleteReserveRound(roundId, answeredInRound);
        }
        uint256 maxAge = reserveMaxAgeSeconds;
        if (updatedAt > block.timestamp || block.timestamp - updatedAt > maxAge) {
            revert StablecoinStaleReserve(updatedAt, maxAge);
        }
        if (answer <= 0) revert StablecoinInvalidReserve(answer);
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint256(answer);
    }

    /// @dev Rounds down, so no unit is minted against a part of one.
    function _scaled(uint256 amount, uint8 from, uint8 to) private pure returns (uint256) {
        return from > to ? amount / 10 ** (from - to) : Math.saturatingMul(amount, 10 ** (to - from));
    }
}
