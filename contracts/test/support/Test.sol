// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Assertions} from "./Assertions.sol";

/// @notice What every test contract extends: assertions, people, and numbers within bounds.
abstract contract Test is Assertions {
    struct Person {
        address addr;
        uint256 key;
    }

    /// @notice Somebody with an address and a key, the same for the same name on every run.
    function person(string memory name) internal returns (Person memory) {
        uint256 key = uint256(keccak256(bytes(name)));
        address addr = vm.addr(key);
        vm.label(addr, name);
        return Person(addr, key);
    }

    function account(string memory name) internal returns (address) {
        return person(name).addr;
    }

    /// @notice A signature over `digest` as 65 bytes: r, s, v.
    function signed(Person memory signer, bytes32 digest) internal returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer.key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @notice `value` if it lies in [least, most], otherwise a number in there that depends on it.
    function bound(uint256 value, uint256 least, uint256 most) internal pure returns (uint256) {
        require(least <= most, "bound: least above most");
        if (value >= least && value <= most) return value;
        uint256 size = most - least;
        return size == type(uint256).max ? value : least + value % (size + 1);
    }
}
