// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IChainProfiles} from "../../src/escrow/IChainProfiles.sol";
import {HashTimeLock} from "../../src/escrow/HashTimeLock.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {Test} from "../support/Test.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";

/// @notice A layer 1, a layer 2 whose sequencer has a feed, people, and terms that are right.
abstract contract LockFixture is Test {
    uint256 internal constant LAYER_1 = 1;
    uint256 internal constant LAYER_2 = 42_161;
    uint256 internal constant START = 1_800_000_000;
    uint24 internal constant GRACE = 3600;
    bytes32 internal constant SECRET = keccak256("a secret of 32 bytes");
    address internal constant FEED = address(0xFEED);

    address internal payer = account("payer");
    address internal payee = account("payee");
    address internal anybody = account("anybody");
    address internal owner = account("owner");
    HashTimeLock internal locks;
    PlainToken internal token;

    function setUp() public virtual {
        vm.warp(START);
        vm.chainId(LAYER_1);
        locks = deployLocks(LAYER_1);
        token = new PlainToken();
        fund(token, payer, 1_000_000);
    }

    function profileOfLayer1() internal pure returns (IChainProfiles.Profile memory) {
        return IChainProfiles.Profile(960, 300, 1800, 0, address(0));
    }

    function profileOfLayer2(address feed) internal pure returns (IChainProfiles.Profile memory) {
        return IChainProfiles.Profile(1500, 120, 1800, GRACE, feed);
    }

    /// @notice The contract as it is on `chainId`: only there the feed of the layer 2 can be read.
    function deployLocks(uint256 chainId) internal returns (HashTimeLock) {
        uint256[] memory chainIds = new uint256[](2);
        (chainIds[0], chainIds[1]) = (LAYER_1, LAYER_2);
        IChainProfiles.Profile[] memory profiles = new IChainProfiles.Profile[](2);
        profiles[0] = profileOfLayer1();
        profiles[1] = profileOfLayer2(chainId == LAYER_2 ? FEED : address(0));
        return new HashTimeLock(owner, chainIds, profiles);
    }

    function fund(PlainToken money, address holder, uint256 amount) internal {
        money.mint(holder, amount);
        vm.prank(holder);
        money.approve(address(locks), type(uint256).max);
    }

    /// @notice A second lock on the chain of `locks` with an hour more than it needs.
    function secondTerms() internal view returns (IHashTimeLock.Terms memory terms) {
        uint256 other = block.chainid == LAYER_1 ? LAYER_2 : LAYER_1;
        terms.hashlock = sha256(abi.encodePacked(SECRET));
        terms.token = address(token);
        terms.amount = 500;
        terms.payer = payer;
        terms.payee = payee;
        terms.role = IHashTimeLock.Role.Second;
        terms.otherChainId = other;
        terms.expiry = uint64(block.timestamp + locks.windowOf(block.chainid) + 1 hours);
        terms.otherExpiry = uint64(terms.expiry + locks.marginOf(other, block.chainid));
        terms.salt = keccak256("trade");
    }

    /// @notice A first lock on the chain of `locks`, for a second one with an hour more than it needs.
    function firstTerms() internal view returns (IHashTimeLock.Terms memory terms) {
        terms = secondTerms();
        terms.role = IHashTimeLock.Role.First;
        uint256 windows = locks.windowOf(block.chainid) + locks.windowOf(terms.otherChainId);
        terms.otherExpiry = uint64(block.timestamp + windows + 1 hours);
        terms.expiry = uint64(terms.otherExpiry + locks.marginOf(block.chainid, terms.otherChainId));
    }

    function withDeposit(IHashTimeLock.Terms memory terms, PlainToken money, uint256 amount)
        internal
        pure
        returns (IHashTimeLock.Terms memory)
    {
        (terms.depositToken, terms.deposit) = (address(money), amount);
        return terms;
    }

    function makeLock(IHashTimeLock.Terms memory terms) internal returns (bytes32 id) {
        vm.prank(terms.payer);
        locks.lock(terms);
        return locks.idOf(terms);
    }

    function assertStatus(bytes32 id, LockStatus status) internal {
        assertEq(uint256(locks.lockOf(id).status), uint256(status));
    }
}
