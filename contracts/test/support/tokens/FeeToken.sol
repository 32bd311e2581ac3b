// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice Keeps a part of every transfer, so less arrives than was sent.
contract FeeToken is PlainToken {
    address public constant COLLECTOR = address(0xFEE);
    uint256 public feeBasisPoints = 100;

    function setFee(uint256 basisPoints) external {
        feeBasisPoints = basisPoints;
    }

    function _update(address from, address to, uint256 amount) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : amount * feeBasisPoints / 10_000;
        super._update(from, to, amount - fee);
        if (fee > 0) super._update(from, COLLECTOR, fee);
    }
}
