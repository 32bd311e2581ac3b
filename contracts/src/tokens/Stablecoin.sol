// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AggregatorV3Interface} from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IStablecoin} from "./interfaces/IStablecoin.sol";
import {AccountFreezes} from "./policies/AccountFreezes.sol";
import {MinterAllowances} from "./policies/MinterAllowances.sol";
import {ReserveGate} from "./policies/ReserveGate.sol";
import {TransferAuthorization} from "./policies/TransferAuthorization.sol";
import {Token} from "./Token.sol";

/// @notice Documented on {IStablecoin}.
contract Stablecoin is Token, AccountFreezes, MinterAllowances, ReserveGate, TransferAuthorization {
    bytes32 public constant MINTER_ADMIN_ROLE = keccak256("MINTER_ADMIN_ROLE");
    bytes32 public constant BURNER_ROLE = keccak256("BURNER_ROLE");

    constructor(
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        address administrator,
        AggregatorV3Interface feed,
        uint256 reserveMaxAgeSeconds_
    ) Token(name_, symbol_, decimals_, administrator) {
        _setReserveFeed(feed, reserveMaxAgeSeconds_);
    }

    /// @inheritdoc IStablecoin
    function setMinterAllowance(address minter, uint256 amount) external onlyRole(MINTER_ADMIN_ROLE) {
        _setMinterAllowance(minter, amount);
    }

    /// @inheritdoc IStablecoin
    function mint(address to, uint256 amount) external {
        _requireNotFrozen(_msgSender());
        _spendMinterAllowance(_msgSender(), amount);
        _requireReserve(totalSupply() + amount);
        _mint(to, amount);
        emit Minted(_msgSender(), to, amount);
    }

    /// @inheritdoc IStablecoin
    function burn(uint256 amount) external onlyRole(BURNER_ROLE) {
        _burn(_msgSender(), amount);
        emit Burned(_msgSender(), amount);
    }

    /// @inheritdoc IStablecoin
    function setAccountFrozen(address account, bool frozen) external onlyRole(ENFORCER_ROLE) {
        _setAccountFrozen(account, frozen);
    }

    /// @inheritdoc IStablecoin
    function wipe(bytes32 orderId, address account) external onlyRole(ENFORCER_ROLE) {
        if (!isFrozen(account)) revert StablecoinUnfrozenAccount(account);
        _useOrder(orderId);
        uint256 amount = balanceOf(account);
        _updateByOrder(account, address(0), amount);
        emit Wiped(orderId, account, amount);
    }

    /// @inheritdoc IStablecoin
    function setReserveFeed(AggregatorV3Interface feed, uint256 maxAgeSeconds) external onlyRole(DEFAULT_ADMIN_ROLE) {
        _setReserveFeed(feed, maxAgeSeconds);
    }

    function decimals() public view override(Token, ERC20) returns (uint8) {
        return super.decimals();
    }

    function _checkMove(address from, address to, uint256) internal view override {
        if (from != address(0)) _requireNotFrozen(from);
        if (to != address(0)) _requireNotFrozen(to);
    }

    function _update(address from, address to, uint256 value) internal override(Token, ERC20) {
        super._update(from, to, value);
    }

    /// @dev Whoever is frozen moves nobody else's money either.
    function _spendAllowance(address owner, address spender, uint256 value) internal override {
        _requireNotFrozen(spender);
        super._spendAllowance(owner, spender, value);
    }

    function _ownDecimals() internal view override returns (uint8) {
        return decimals();
    }
}
