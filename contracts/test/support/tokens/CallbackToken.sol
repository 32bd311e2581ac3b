// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice Calls back in the middle of a transfer, as ERC-777 does: what an attacker armed is called from this token,
/// or, when it is armed with the attacker as `target`, from whatever contract the attacker has there.
/// @dev The call is made while the money has already moved, or before it moves. It is made once for each time it is
/// armed, so an attack that re-enters does not go on for ever.
contract CallbackToken is PlainToken {
    address public target;
    bytes public data;
    bool public first;
    bool public armed;
    /// @notice Whether the last call back came through, and what it answered or reverted with.
    bool public succeeded;
    bytes public answer;
    uint256 public calls;

    /// @param before Whether to call before the balances change.
    function arm(address newTarget, bytes calldata newData, bool before) external {
        (target, data, first, armed) = (newTarget, newData, before, true);
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (first) _callBack();
        super._update(from, to, amount);
        if (!first) _callBack();
    }

    function _callBack() private {
        if (!armed) return;
        armed = false;
        calls += 1;
        // solhint-disable-next-line avoid-low-level-calls
        (succeeded, answer) = target.call(data);
    }
}
