// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IVault} from "./IVault.sol";
import {RateLimits} from "./RateLimits.sol";

/// @notice Documented on {IVault}.
contract Vault is RateLimits, AccessControl, Pausable, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    struct Parking {
        IERC20 token;
        address to;
        uint256 amount;
    }

    bytes32 public constant SIGNER_ROLE = keccak256("SIGNER_ROLE");
    bytes32 public constant LIMITER_ROLE = keccak256("LIMITER_ROLE");
    bytes32 public constant PAUSER_ROLE = keccak256("PAUSER_ROLE");

    uint256 public deposits;
    mapping(IERC20 token => uint256 amount) public deposited;
    mapping(IERC20 token => uint256 amount) public withdrawn;
    mapping(IERC20 token => uint256 amount) public parked;
    mapping(bytes32 withdrawalId => bool used) public withdrawalUsed;
    mapping(bytes32 withdrawalId => Parking) private _parkings;

    constructor(address administrator) {
        if (administrator == address(0)) revert AccessControlUnauthorizedAccount(administrator, DEFAULT_ADMIN_ROLE);
        _grantRole(DEFAULT_ADMIN_ROLE, administrator);
    }

    /// @inheritdoc IVault
    function deposit(IERC20 token, uint256 amount, bytes32 ledgerAccount)
        external
        whenNotPaused
        nonReentrant
        returns (uint256 depositId)
    {
        _requireListed(token);
        if (ledgerAccount == 0) revert VaultInvalidLedgerAccount(ledgerAccount);
        uint256 credited = _take(token, amount);
        depositId = ++deposits;
        deposited[token] += credited;
        emit Deposited(depositId, token, _msgSender(), ledgerAccount, credited);
    }

    /// @inheritdoc IVault
    function withdraw(bytes32 withdrawalId, IERC20 token, address to, uint256 amount)
        external
        onlyRole(SIGNER_ROLE)
        whenNotPaused
        nonReentrant
    {
        _useWithdrawal(withdrawalId);
        _requireListed(token);
        if (to == address(0) || to == address(this)) revert VaultInvalidReceiver(to);
        if (amount == 0) revert VaultInvalidAmount(amount);
        uint256 owed = liability(token);
        if (amount > owed) revert VaultInsufficientLiability(token, owed, amount);
        _useLimit(token, amount);
        withdrawn[token] += amount;
        emit Withdrawn(withdrawalId, token, to, amount);
        if (!_pay(token, to, amount)) _park(withdrawalId, Parking(token, to, amount));
    }

    /// @inheritdoc IVault
    function release(bytes32 withdrawalId) external whenNotPaused nonReentrant {
        Parking memory parking = _parkings[withdrawalId];
        if (parking.amount == 0) revert VaultNothingParked(withdrawalId);
        delete _parkings[withdrawalId];
        parked[parking.token] -= parking.amount;
        emit Released(withdrawalId, parking.token, parking.to, parking.amount);
        if (!_pay(parking.token, parking.to, parking.amount)) {
            revert VaultInvalidTransfer(parking.token, parking.amount, 0);
        }
    }

    /// @inheritdoc IVault
    function setLimit(IERC20 token, uint128 amount, uint32 windowSeconds) external onlyRole(LIMITER_ROLE) {
        if (address(token).code.length == 0 || address(token) == address(this)) revert VaultInvalidToken(token);
        _setLimit(token, amount, windowSeconds);
    }

    /// @inheritdoc IVault
    function pause() external onlyRole(PAUSER_ROLE) {
        _pause();
    }

    /// @inheritdoc IVault
    function unpause() external onlyRole(PAUSER_ROLE) {
        _unpause();
    }

    /// @inheritdoc IVault
    function backing(IERC20 token) external view returns (uint256 held, uint256 owed, uint256 waiting) {
        return (token.balanceOf(address(this)), liability(token), parked[token]);
    }

    /// @inheritdoc IVault
    function liability(IERC20 token) public view returns (uint256) {
        return deposited[token] - withdrawn[token];
    }

    function _useWithdrawal(bytes32 withdrawalId) private {
        if (withdrawalId == 0) revert VaultInvalidWithdrawal(withdrawalId);
        if (withdrawalUsed[withdrawalId]) revert VaultUsedWithdrawal(withdrawalId);
        withdrawalUsed[withdrawalId] = true;
    }

    /// @dev What arrived, whatever the token says that it moved.
    function _take(IERC20 token, uint256 amount) private returns (uint256 arrived) {
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(_msgSender(), address(this), amount);
        uint256 held = token.balanceOf(address(this));
        if (held <= before) revert VaultInvalidAmount(0);
        return held - before;
    }

    /// @dev False if the token refused. If it did not and yet moved something else, nothing of this happened: less
    /// would leave the payee unpaid, more would be paid by the other depositors.
    function _pay(IERC20 token, address to, uint256 amount) private returns (bool) {
        uint256 before = token.balanceOf(address(this));
        if (!token.trySafeTransfer(to, amount)) return false;
        uint256 held = token.balanceOf(address(this));
        if (before < held || before - held != amount) {
            revert VaultInvalidTransfer(token, amount, before < held ? 0 : before - held);
        }
        return true;
    }

    function _park(bytes32 withdrawalId, Parking memory parking) private {
        _parkings[withdrawalId] = parking;
        parked[parking.token] += parking.amount;
        emit Parked(withdrawalId, parking.token, parking.to, parking.amount);
    }
}
