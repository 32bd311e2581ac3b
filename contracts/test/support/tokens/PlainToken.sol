// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @notice A token that does what it should. Anybody mints. The others here are this one with one fault each.
contract PlainToken is ERC20, ERC20Permit {
    constructor() ERC20("Plain", "PLAIN") ERC20Permit("Plain") {}

    function mint(address to, uint256 amount) external virtual {
        _mint(to, amount);
    }

    function burn(address from, uint256 amount) external virtual {
        _burn(from, amount);
    }
}
