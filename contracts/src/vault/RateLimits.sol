// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IVault} from "./IVault.sol";

/// @notice How fast each token may leave: a bucket that runs full by withdrawals and drains evenly.
abstract contract RateLimits is IVault {
    /// @dev `filling` is what was withdrawn and has not drained, times the window. So draining, which is
    /// `amount * seconds`, divides nothing and rounds nothing, however often it is worked out.
    struct Limit {
        uint128 amount;
        uint32 windowSeconds;
        uint64 drainedAt;
        uint256 filling;
    }

    mapping(IERC20 token => Limit) private _limits;

    /// @inheritdoc IVault
    function available(IERC20 token) public view returns (uint256) {
        Limit storage limit = _limits[token];
        if (limit.windowSeconds == 0) return 0;
        return Math.saturatingSub(limit.amount, Math.ceilDiv(_filling(limit), limit.windowSeconds));
    }

    function _setLimit(IERC20 token, uint128 amount, uint32 windowSeconds) internal {
        if (windowSeconds == 0) revert VaultInvalidWindow(windowSeconds);
        Limit storage limit = _limits[token];
        uint256 used = limit.windowSeconds == 0 ? 0 : Math.ceilDiv(_filling(limit), limit.windowSeconds);
        limit.filling = used * windowSeconds;
        (limit.amount, limit.windowSeconds, limit.drainedAt) = (amount, windowSeconds, uint64(block.timestamp));
        emit LimitSet(token, amount, windowSeconds);
    }

    function _requireListed(IERC20 token) internal view {
        if (_limits[token].windowSeconds == 0) revert VaultUnlistedToken(token);
    }

    function _useLimit(IERC20 token, uint256 amount) internal {
        uint256 free = available(token);
        if (amount > free) revert VaultLimitExceeded(token, free, amount);
        Limit storage limit = _limits[token];
        limit.filling = _filling(limit) + amount * limit.windowSeconds;
        limit.drainedAt = uint64(block.timestamp);
    }

    function _filling(Limit storage limit) private view returns (uint256) {
        uint256 drained = uint256(limit.amount) * (block.timestamp - limit.drainedAt);
        return Math.saturatingSub(limit.filling, drained);
    }
}
