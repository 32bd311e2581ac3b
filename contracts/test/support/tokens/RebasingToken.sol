// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice Everybody's balance changes by a factor, with no transfer and no event.
contract RebasingToken is IERC20 {
    uint256 private constant ONE = 1e18;

    uint256 public factor = ONE;
    uint256 public shares;
    mapping(address holder => uint256) public sharesOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    error NotEnough();

    /// @param newFactor Of the shares, in units of 1e-18: 2e18 doubles what was minted at one, 5e17 halves it.
    function rebase(uint256 newFactor) external {
        factor = newFactor;
    }

    function mint(address to, uint256 amount) external {
        shares += amount * ONE / factor;
        sharesOf[to] += amount * ONE / factor;
        emit Transfer(address(0), to, amount);
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        emit Approval(msg.sender, spender, amount);
        return true;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        return _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        if (allowance[from][msg.sender] < amount) revert NotEnough();
        allowance[from][msg.sender] -= amount;
        return _move(from, to, amount);
    }

    function balanceOf(address holder) external view returns (uint256) {
        return sharesOf[holder] * factor / ONE;
    }

    function totalSupply() external view returns (uint256) {
        return shares * factor / ONE;
    }

    function _move(address from, address to, uint256 amount) private returns (bool) {
        uint256 moved = amount * ONE / factor;
        if (sharesOf[from] < moved) revert NotEnough();
        sharesOf[from] -= moved;
        sharesOf[to] += moved;
        emit Transfer(from, to, amount);
        return true;
    }
}
