// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {StatefulTest} from "./StatefulTest.sol";

/// @notice The support itself: an assertion that cannot fail would make every other test worthless.
contract SupportTest is StatefulTest {
    Counter private _counter;

    function setUp() public {
        _counter = new Counter();
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = Counter.add.selector;
        target(address(_counter), selectors);
    }

    function test_FailedAssertionsRevert() public {
        vm.expectRevert();
        this.assertThat(1, 2);
        this.assertThat(2, 2);
    }

    function test_PeopleSignForTheirAddress() public {
        Person memory ada = person("ada");
        bytes32 digest = keccak256("a message");
        assertEq(ECDSA.recover(digest, signed(ada, digest)), ada.addr);
    }

    function testFuzz_BoundStaysWithin(uint256 value, uint256 one, uint256 other) public {
        (uint256 least, uint256 most) = one < other ? (one, other) : (other, one);
        uint256 bounded = bound(value, least, most);
        assertGe(bounded, least);
        assertLe(bounded, most);
    }

    function invariant_OnlyTheChosenFunctionIsCalled() public {
        assertFalse(_counter.broken());
    }

    function assertThat(uint256 left, uint256 right) external {
        assertEq(left, right);
    }
}

contract Counter {
    uint256 public count;
    bool public broken;

    function add() external {
        count += 1;
    }

    function breakIt() external {
        broken = true;
    }
}
