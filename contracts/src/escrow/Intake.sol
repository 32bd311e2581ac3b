// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IEscrowErrors} from "./IEscrowErrors.sol";
import {IReceiveWithAuthorization} from "./IReceiveWithAuthorization.sol";

/// @notice How tokens come in: what arrives must be the amount.
library Intake {
    using SafeERC20 for IERC20;

    struct Authorization {
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
        bytes signature;
    }

    struct Permit {
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    /// @dev The caller has made sure that `from` wants this: an allowance alone does not say what it is for.
    function pull(address token, address from, uint256 amount) internal {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(from, address(this), amount);
        _checkArrived(token, before, amount);
    }

    function pullWithAuthorization(address token, address from, uint256 amount, Authorization memory authorization)
        internal
    {
        uint256 before = IERC20(token).balanceOf(address(this));
        IReceiveWithAuthorization(token)
            .receiveWithAuthorization(
                from,
                address(this),
                amount,
                authorization.validAfter,
                authorization.validBefore,
                authorization.nonce,
                authorization.signature
            );
        _checkArrived(token, before, amount);
    }

    /// @dev Whoever saw the permit may have handed it in already. Then the allowance is there, and if it is not, the
    /// transfer says so.
    function permit(address token, address from, uint256 amount, Permit memory signed) internal {
        // solhint-disable-next-line no-empty-blocks
        try IERC20Permit(token).permit(from, address(this), amount, signed.deadline, signed.v, signed.r, signed.s) {}
            catch {} // solhint-disable-line no-empty-blocks
    }

    function _checkArrived(address token, uint256 before, uint256 amount) private view {
        uint256 balance = IERC20(token).balanceOf(address(this));
        uint256 arrived = balance > before ? balance - before : 0;
        if (arrived != amount) revert IEscrowErrors.ArrivedAmountWrong(token, arrived, amount);
    }
}
