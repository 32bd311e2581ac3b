// Made from contracts/src/tokens/Stablecoin.sol by scripts/generate-contracts.mjs. Not to be edited.

export const stablecoinAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "name_",
        "type": "string"
      },
      {
        "name": "symbol_",
        "type": "string"
      },
      {
        "name": "decimals_",
        "type": "uint8"
      },
      {
        "name": "administrator",
        "type": "address"
      },
      {
        "name": "feed",
        "type": "address"
      },
      {
        "name": "reserveMaxAgeSeconds_",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "BURNER_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "DEFAULT_ADMIN_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "DOMAIN_SEPARATOR",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "ENFORCER_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "MINTER_ADMIN_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "PAUSER_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "allowance",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "spender",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "approve",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "authorizationState",
    "inputs": [
      {
        "name": "authorizer",
        "type": "address"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "balanceOf",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "burn",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "cancelAuthorization",
    "inputs": [
      {
        "name": "authorizer",
        "type": "address"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "name": "v",
        "type": "uint8"
      },
      {
        "name": "r",
        "type": "bytes32"
      },
      {
        "name": "s",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "cancelAuthorization",
    "inputs": [
      {
        "name": "authorizer",
        "type": "address"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "name": "signature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "decimals",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "eip712Domain",
    "inputs": [],
    "outputs": [
      {
        "name": "fields",
        "type": "bytes1"
      },
      {
        "name": "name",
        "type": "string"
      },
      {
        "name": "version",
        "type": "string"
      },
      {
        "name": "chainId",
        "type": "uint256"
      },
      {
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "name": "salt",
        "type": "bytes32"
      },
      {
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getRoleAdmin",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "grantRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "hasRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isFrozen",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "mint",
    "inputs": [
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "minterAllowance",
    "inputs": [
      {
        "name": "minter",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "name",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "nonces",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "orderUsed",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pause",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "paused",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "permit",
    "inputs": [
      {
        "name": "owner",
        "type": "address"
      },
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "deadline",
        "type": "uint256"
      },
      {
        "name": "v",
        "type": "uint8"
      },
      {
        "name": "r",
        "type": "bytes32"
      },
      {
        "name": "s",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "receiveWithAuthorization",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "name": "signature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "receiveWithAuthorization",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "name": "v",
        "type": "uint8"
      },
      {
        "name": "r",
        "type": "bytes32"
      },
      {
        "name": "s",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "renounceRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "callerConfirmation",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "reserve",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "reserveFeed",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "reserveFeedDecimals",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "reserveMaxAgeSeconds",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "revokeRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setAccountFrozen",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "frozen",
        "type": "bool"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setMinterAllowance",
    "inputs": [
      {
        "name": "minter",
        "type": "address"
      },
      {
        "name": "amount",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setReserveFeed",
    "inputs": [
      {
        "name": "feed",
        "type": "address"
      },
      {
        "name": "maxAgeSeconds",
        "type": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "supportsInterface",
    "inputs": [
      {
        "name": "interfaceId",
        "type": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "symbol",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "totalSupply",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "transfer",
    "inputs": [
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferFrom",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferWithAuthorization",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "name": "signature",
        "type": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "transferWithAuthorization",
    "inputs": [
      {
        "name": "from",
        "type": "address"
      },
      {
        "name": "to",
        "type": "address"
      },
      {
        "name": "value",
        "type": "uint256"
      },
      {
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "name": "v",
        "type": "uint8"
      },
      {
        "name": "r",
        "type": "bytes32"
      },
      {
        "name": "s",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "unpause",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "wipe",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "event",
    "name": "AccountFrozen",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "frozen",
        "type": "bool",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Approval",
    "inputs": [
      {
        "name": "owner",
        "type": "address",
        "indexed": true
      },
      {
        "name": "spender",
        "type": "address",
        "indexed": true
      },
      {
        "name": "value",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorizationCanceled",
    "inputs": [
      {
        "name": "authorizer",
        "type": "address",
        "indexed": true
      },
      {
        "name": "nonce",
        "type": "bytes32",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AuthorizationUsed",
    "inputs": [
      {
        "name": "authorizer",
        "type": "address",
        "indexed": true
      },
      {
        "name": "nonce",
        "type": "bytes32",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Burned",
    "inputs": [
      {
        "name": "minter",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "EIP712DomainChanged",
    "inputs": [],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Minted",
    "inputs": [
      {
        "name": "minter",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "MinterAllowanceSet",
    "inputs": [
      {
        "name": "minter",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Paused",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ReserveFeedSet",
    "inputs": [
      {
        "name": "feed",
        "type": "address",
        "indexed": true
      },
      {
        "name": "feedDecimals",
        "type": "uint8",
        "indexed": false
      },
      {
        "name": "maxAgeSeconds",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleAdminChanged",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "previousAdminRole",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "newAdminRole",
        "type": "bytes32",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleGranted",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleRevoked",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Transfer",
    "inputs": [
      {
        "name": "from",
        "type": "address",
        "indexed": true
      },
      {
        "name": "to",
        "type": "address",
        "indexed": true
      },
      {
        "name": "value",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Unpaused",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Wiped",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AccessControlBadConfirmation",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AccessControlUnauthorizedAccount",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "neededRole",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "ECDSAInvalidSignature",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ECDSAInvalidSignatureLength",
    "inputs": [
      {
        "name": "length",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ECDSAInvalidSignatureS",
    "inputs": [
      {
        "name": "s",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InsufficientAllowance",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      },
      {
        "name": "allowance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InsufficientBalance",
    "inputs": [
      {
        "name": "sender",
        "type": "address"
      },
      {
        "name": "balance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidApprover",
    "inputs": [
      {
        "name": "approver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidReceiver",
    "inputs": [
      {
        "name": "receiver",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidSender",
    "inputs": [
      {
        "name": "sender",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC20InvalidSpender",
    "inputs": [
      {
        "name": "spender",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC2612ExpiredSignature",
    "inputs": [
      {
        "name": "deadline",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC2612InvalidSigner",
    "inputs": [
      {
        "name": "signer",
        "type": "address"
      },
      {
        "name": "owner",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC3009InvalidAuthorizationTime",
    "inputs": [
      {
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "name": "validBefore",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC3009InvalidSignature",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ERC3009UsedAuthorization",
    "inputs": [
      {
        "name": "authorizer",
        "type": "address"
      },
      {
        "name": "nonce",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "EnforcedPause",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ExpectedPause",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidAccountNonce",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "currentNonce",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "InvalidShortString",
    "inputs": []
  },
  {
    "type": "error",
    "name": "SafeCastOverflowedUintDowncast",
    "inputs": [
      {
        "name": "bits",
        "type": "uint8"
      },
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinFrozenAccount",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinIncompleteReserveRound",
    "inputs": [
      {
        "name": "roundId",
        "type": "uint80"
      },
      {
        "name": "answeredInRound",
        "type": "uint80"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinInsufficientMinterAllowance",
    "inputs": [
      {
        "name": "minter",
        "type": "address"
      },
      {
        "name": "allowance",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinInsufficientReserve",
    "inputs": [
      {
        "name": "reserve",
        "type": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinInvalidReserve",
    "inputs": [
      {
        "name": "answer",
        "type": "int256"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinInvalidReserveDecimals",
    "inputs": [
      {
        "name": "feedDecimals",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinInvalidReserveFeed",
    "inputs": [
      {
        "name": "feed",
        "type": "address"
      },
      {
        "name": "maxAgeSeconds",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinStaleReserve",
    "inputs": [
      {
        "name": "updatedAt",
        "type": "uint256"
      },
      {
        "name": "maxAgeSeconds",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "StablecoinUnfrozenAccount",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "StringTooLong",
    "inputs": [
      {
        "name": "str",
        "type": "string"
      }
    ]
  },
  {
    "type": "error",
    "name": "TokenInvalidOrder",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "TokenUsedOrder",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      }
    ]
  }
] as const;

/** What creates the contract, before its arguments. */
export const stablecoinBytecode = '0x610180604052348015610010575f5ffd5b5060405161391d38038061391d83398101604081905261002f91610491565b858585858380604051806040016040528060018152602001603160f81b8152508686816003908161006091906105c4565b50600461006d82826105c4565b50505061007f8261019160201b60201c565b6101205261008c81610191565b61014052815160208084019190912060e052815190820120610100524660a05261011860e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c052506001600160a01b03811661015f5760405163e2517d3f60e01b81526001600160a01b03821660048201525f60248201526044015b60405180910390fd5b60ff8216610160526101715f826101ce565b5050505050610186828261027b60201b60201c565b5050505050506106fa565b5f5f829050601f815111156101bb578260405163305a27a960e01b81526004016101569190610682565b80516101c6826106b7565b179392505050565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16610272575f8381526008602090815260408083206001600160a01b03861684529091529020805460ff1916600117905561022a3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610275565b505f5b92915050565b6001600160a01b0382163b1580610290575080155b156102c05760405163082a2eb360e21b81526001600160a01b038316600482015260248101829052604401610156565b5f826001600160a01b031663313ce5676040518163ffffffff1660e01b8152600401602060405180830381865afa1580156102fd573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061032191906106da565b9050602460ff8216111561034d576040516328d971d560e11b815260ff82166004820152602401610156565b600e829055600d80546001600160a81b031916600160a01b60ff84169081026001600160a01b031916919091176001600160a01b03861690811790925560408051918252602082018590527f3de58fa089251be0f5370c7f751a0ee1dbfaf07ac4510fbdf87d07af876fc8df910160405180910390a2505050565b634e487b7160e01b5f52604160045260245ffd5b5f82601f8301126103eb575f5ffd5b81516001600160401b03811115610404576104046103c8565b604051601f8201601f19908116603f011681016001600160401b0381118282101715610432576104326103c8565b604052818152838201602001851015610449575f5ffd5b8160208501602083015e5f918101602001919091529392505050565b805160ff81168114610475575f5ffd5b919050565b6001600160a01b038116811461048e575f5ffd5b50565b5f5f5f5f5f5f60c087890312156104a6575f5ffd5b86516001600160401b038111156104bb575f5ffd5b6104c789828a016103dc565b602089015190975090506001600160401b038111156104e4575f5ffd5b6104f089828a016103dc565b9550506104ff60408801610465565b9350606087015161050f8161047a565b60808801519093506105208161047a565b8092505060a087015190509295509295509295565b600181811c9082168061054957607f821691505b60208210810361056757634e487b7160e01b5f52602260045260245ffd5b50919050565b601f8211156105bf57828211156105bf57805f5260205f20601f840160051c602085101561059857505f5b90810190601f840160051c035f5b818110156105bb575f838201556001016105a6565b5050505b505050565b81516001600160401b038111156105dd576105dd6103c8565b6105f1816105eb8454610535565b8461056d565b6020601f821160018114610623575f831561060c5750848201515b5f19600385901b1c1916600184901b17845561067b565b5f84815260208120601f198516915b828110156106525787850151825560209485019460019092019101610632565b508482101561066f57868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b80516020808301519190811015610567575f1960209190910360031b1b16919050565b5f602082840312156106ea575f5ffd5b6106f382610465565b9392505050565b60805160a05160c05160e051610100516101205161014051610160516131c161075c5f395f8181610433015261103d01525f611bbc01525f611b9101525f61169701525f61166f01525f6115ca01525f6115f401525f61161e01526131c15ff3fe608060405234801561000f575f5ffd5b5060043610610304575f3560e01c806384b0196e1161019d578063cbe5404f116100e8578063dd62ed3e11610093578063e63ab1e91161006e578063e63ab1e91461074c578063e94a010214610773578063ef55bec6146107ab575f5ffd5b8063dd62ed3e146106d6578063e3ee160e1461070e578063e583983614610721575f5ffd5b8063d31990c7116100c3578063d31990c7146106a7578063d505accf146106b0578063d547741f146106c3575f5ffd5b8063cbe5404f14610679578063cd3293de1461068c578063cf09299514610694575f5ffd5b8063922bdf5711610148578063a9059cbb11610123578063a9059cbb14610640578063b7b7289914610653578063c5c0db6214610666575f5ffd5b8063922bdf571461060c57806395d89b4114610631578063a217fddf14610639575f5ffd5b80638a6db9c3116101785780638a6db9c314610599578063903041d0146105c157806391d14854146105d4575f5ffd5b806384b0196e14610549578063877b954a1461056457806388b7ab6314610586575f5ffd5b80633644e5151161025d5780635a049a701161020857806370a08231116101e357806370a08231146105065780637ecebe001461052e5780638456cb5914610541575f5ffd5b80635a049a70146104c15780635c975abb146104d45780636439fd75146104df575f5ffd5b80633f4ba83a116102385780633f4ba83a1461049357806340c10f191461049b57806342966c68146104ae575f5ffd5b80633644e5151461046557806336568abe1461046d5780633b121e9d14610480575f5ffd5b806318160ddd116102bd578063282c51f311610298578063282c51f3146103f55780632f2ff15d1461041c578063313ce56714610431575f5ffd5b806318160ddd146103b857806323b872dd146103c0578063248a9ca3146103d3575f5ffd5b8063095ea7b3116102ed578063095ea7b31461034557806311857106146103585780631339324b14610383575f5ffd5b806301ffc9a71461030857806306fdde0314610330575b5f5ffd5b61031b610316366004612a2a565b6107be565b60405190151581526020015b60405180910390f35b610338610856565b6040516103279190612abc565b61031b610353366004612ae2565b6108e6565b600d5461036b906001600160a01b031681565b6040516001600160a01b039091168152602001610327565b6103aa7f70480ee89cb38eff00b7d23da25713d52ce19c6ed428691d22c58b2f615e3d6781565b604051908152602001610327565b6002546103aa565b61031b6103ce366004612b0c565b6108fd565b6103aa6103e1366004612b4a565b5f9081526008602052604090206001015490565b6103aa7f3c11d16cbaffd01df69ce1c404f6340ee057498f5f00246190ea54220576a84881565b61042f61042a366004612b61565b610920565b005b7f00000000000000000000000000000000000000000000000000000000000000005b60405160ff9091168152602001610327565b6103aa61094f565b61042f61047b366004612b61565b610958565b61042f61048e366004612b61565b6109a9565b61042f610aac565b61042f6104a9366004612ae2565b610ae1565b61042f6104bc366004612b4a565b610b5e565b61042f6104cf366004612b9d565b610bcc565b60095460ff1661031b565b6103aa7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df381565b6103aa610514366004612beb565b6001600160a01b03165f9081526020819052604090205490565b6103aa61053c366004612beb565b610c9d565b61042f610cba565b610551610cec565b6040516103279796959493929190612c06565b61031b610572366004612b4a565b5f908152600a602052604090205460ff1690565b61042f610594366004612cfd565b610d4a565b6103aa6105a7366004612beb565b6001600160a01b03165f908152600c602052604090205490565b61042f6105cf366004612ae2565b610e3b565b61031b6105e2366004612b61565b5f9182526008602090815260408084206001600160a01b0393909316845291905290205460ff1690565b600d546104539074010000000000000000000000000000000000000000900460ff1681565b610338610e4f565b6103aa5f81565b61031b61064e366004612ae2565b610e5e565b61042f610661366004612d86565b610e6b565b61042f610674366004612ae2565b610edd565b61042f610687366004612dde565b610f11565b6103aa610f45565b61042f6106a2366004612cfd565b611068565b6103aa600e5481565b61042f6106be366004612e0e565b6110d3565b61042f6106d1366004612b61565b61123b565b6103aa6106e4366004612e7a565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b61042f61071c366004612ea6565b61125f565b61031b61072f366004612beb565b6001600160a01b03165f908152600b602052604090205460ff1690565b6103aa7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a81565b61031b610781366004612ae2565b6001600160a01b03919091165f908152600f60209081526040808320938352929052205460ff1690565b61042f6107b9366004612ea6565b611334565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061085057507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008316145b92915050565b60606003805461086590612f27565b80601f016020809104026020016040519081016040528092919081815260200182805461089190612f27565b80156108dc5780601f106108b3576101008083540402835291602001916108dc565b820191905f5260205f20905b8154815290600101906020018083116108bf57829003601f168201915b5050505050905090565b5f336108f3818585611459565b5060019392505050565b5f3361090a858285611466565b61091585858561147a565b506001949350505050565b5f8281526008602052604090206001015461093a81611509565b6109448383611513565b50505050565b905090565b5f61094a6115be565b6001600160a01b038116331461099a576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6109a482826116e7565b505050565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df36109d381611509565b6001600160a01b0382165f908152600b602052604090205460ff16610a34576040517fb9b1428f0000000000000000000000000000000000000000000000000000000081526001600160a01b03831660048201526024015b60405180910390fd5b610a3d8361176c565b6001600160a01b0382165f908152602081905260408120549050610a62835f8361180e565b826001600160a01b0316847f5ff93d81ec9810a1d60574706f0afc742fb1e6d970f109e7504207ed9d97a3cf83604051610a9e91815260200190565b60405180910390a350505050565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610ad681611509565b610ade611864565b50565b610aea336118b6565b610af43382611913565b610b1081610b0160025490565b610b0b9190612fa5565b6119a8565b610b1a82826119fb565b6040518181526001600160a01b0383169033907f9d228d69b5fdb8d273a2336f8fb8612d039631024ea9bf09c424a9503aa078f09060200160405180910390a35050565b7f3c11d16cbaffd01df69ce1c404f6340ee057498f5f00246190ea54220576a848610b8881611509565b610b923383611a48565b60405182815233907f696de425f79f4a40bc6d2122ca50507f0efbeabbff86a84871b7196ab8ea8df7906020015b60405180910390a25050565b604080517f158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a159742960208201526001600160a01b03871691810191909152606081018590525f90610c33906080015b60405160208183030381529060405280519060200120611a95565b9050610c4181858585611adc565b6001600160a01b0316866001600160a01b031614610c8b576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b610c958686611b0a565b505050505050565b6001600160a01b0381165f90815260076020526040812054610850565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610ce481611509565b610ade611b4d565b5f6060805f5f5f6060610cfd611b8a565b610d05611bb5565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b6001600160a01b0387163314610d97576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b0388166004820152602401610a2b565b604080517fd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de860208201526001600160a01b03808b169282019290925290881660608201526080810187905260a0810186905260c0810185905260e081018490525f90610100015b604051602081830303815290604052805190602001209050610e2289828585611be0565b610e30898989898989611c35565b505050505050505050565b5f610e4581611509565b6109a48383611c89565b60606004805461086590612f27565b5f336108f381858561147a565b604080517f158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a159742960208201526001600160a01b0386169181019190915260608101849052610ed3908590608001604051602081830303815290604052805190602001208484611be0565b6109448484611b0a565b7f70480ee89cb38eff00b7d23da25713d52ce19c6ed428691d22c58b2f615e3d67610f0781611509565b6109a48383611e49565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610f3b81611509565b6109a48383611e95565b600d54604080517f313ce56700000000000000000000000000000000000000000000000000000000815290515f926001600160a01b0316918391839163313ce5679160048083019260209291908290030181865afa158015610fa9573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610fcd9190612fb8565b600d5490915060ff80831674010000000000000000000000000000000000000000909204161461102e576040517f51b2e3aa00000000000000000000000000000000000000000000000000000000815260ff82166004820152602401610a2b565b61106161103a83611eec565b827f000000000000000000000000000000000000000000000000000000000000000061206d565b9250505090565b604080517f7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a226760208201526001600160a01b03808b169282019290925290881660608201526080810187905260a0810186905260c0810185905260e081018490525f9061010001610dfe565b83421115611110576040517f6279130200000000000000000000000000000000000000000000000000000000815260048101859052602401610a2b565b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c988888861115b8c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f6111b582611a95565b90505f6111c482878787611adc565b9050896001600160a01b0316816001600160a01b031614611224576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b166024820152604401610a2b565b61122f8a8a8a611459565b50505050505050505050565b5f8281526008602052604090206001015461125581611509565b61094483836116e7565b604080517f7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a226760208201526001600160a01b03808c169282019290925290891660608201526080810188905260a0810187905260c0810186905260e081018590525f906112ce9061010001610c18565b90506112dc81858585611adc565b6001600160a01b03168a6001600160a01b031614611326576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b61122f8a8a8a8a8a8a611c35565b604080517fd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de860208201526001600160a01b03808c169282019290925290891660608201526080810188905260a0810187905260c0810186905260e081018590525f906113a39061010001610c18565b90506113b181858585611adc565b6001600160a01b03168a6001600160a01b0316146113fb576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b886001600160a01b038116331461144a576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b039091166004820152602401610a2b565b5061122f8a8a8a8a8a8a611c35565b6109a483838360016120bd565b61146f826118b6565b6109a48383836121b3565b6001600160a01b0383166114bc576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6001600160a01b0382166114fe576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6109a4838383612242565b610ade813361224d565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff166115b7575f8381526008602090815260408083206001600160a01b03861684529091529020805460ff1916600117905561156f3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610850565b505f610850565b5f306001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001614801561161657507f000000000000000000000000000000000000000000000000000000000000000046145b1561164057507f000000000000000000000000000000000000000000000000000000000000000090565b61094a604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16156115b7575f8381526008602090815260408083206001600160a01b0386168085529252808320805460ff1916905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610850565b5f8190036117a9576040517ffab6810300000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b5f818152600a602052604090205460ff16156117f4576040517f1748f4aa00000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b5f908152600a60205260409020805460ff19166001179055565b6001600160a01b038316611859576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602401610a2b565b6109a48383836122ba565b61186c6123f9565b6009805460ff191690557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa335b6040516001600160a01b03909116815260200160405180910390a1565b6001600160a01b0381165f908152600b602052604090205460ff1615610ade576040517fa9daf05a0000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610a2b565b6001600160a01b0382165f908152600c60205260409020548181101561197e576040517f4f92fa040000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610a2b565b6119888282612fd3565b6001600160a01b039093165f908152600c60205260409020929092555050565b5f6119b1610f45565b9050808211156119f7576040517faa8209b80000000000000000000000000000000000000000000000000000000081526004810182905260248101839052604401610a2b565b5050565b6001600160a01b038216611a3d576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6119f75f8383612242565b6001600160a01b038216611a8a576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6119f7825f83612242565b5f610850611aa16115be565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f611aec88888888612437565b925092509250611afc828261251d565b50909150505b949350505050565b611b148282612620565b60405181906001600160a01b038416907f1cdd46ff242716cdaa72d159d339a485b3438398348d68f09d7c8c0a59353d81905f90a35050565b611b556126c3565b6009805460ff191660011790557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a2586118993390565b606061094a7f0000000000000000000000000000000000000000000000000000000000000000612700565b606061094a7f0000000000000000000000000000000000000000000000000000000000000000612700565b5f611bea84611a95565b9050611bf88582858561273d565b611c2e576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5050505050565b611c3f83836127af565b611c498682612620565b60405181906001600160a01b038816907f98de503528ee59b575ef0c0a2576a82497bfc029a5685b209e9ec333479b10a5905f90a3610c9586868661147a565b6001600160a01b0382163b1580611c9e575080155b15611ce7576040517f20a8bacc0000000000000000000000000000000000000000000000000000000081526001600160a01b038316600482015260248101829052604401610a2b565b5f826001600160a01b031663313ce5676040518163ffffffff1660e01b8152600401602060405180830381865afa158015611d24573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611d489190612fb8565b9050602460ff82161115611d8d576040517f51b2e3aa00000000000000000000000000000000000000000000000000000000815260ff82166004820152602401610a2b565b600e829055600d80547fffffffffffffffffffffff000000000000000000000000000000000000000000167401000000000000000000000000000000000000000060ff84169081027fffffffffffffffffffffffff000000000000000000000000000000000000000016919091176001600160a01b03861690811790925560408051918252602082018590527f3de58fa089251be0f5370c7f751a0ee1dbfaf07ac4510fbdf87d07af876fc8df910160405180910390a2505050565b6001600160a01b0382165f818152600c602052604090819020839055517f49883ac2c2dd773aa668b44d08bec8ccbbea5e8101c15b21a04d71798ea7f0e890610bc09084815260200190565b6001600160a01b0382165f818152600b6020908152604091829020805460ff191685151590811790915591519182527fa33e6b076d391e96626483b30e365719f79f1d6594aff6587649ffd6c82ed7fa9101610bc0565b5f5f5f5f5f856001600160a01b031663feaf968c6040518163ffffffff1660e01b815260040160a060405180830381865afa158015611f2d573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611f519190613004565b945094505093509350815f1480611f7f57508369ffffffffffffffffffff168169ffffffffffffffffffff16105b15611fcc576040517f81d54bcc00000000000000000000000000000000000000000000000000000000815269ffffffffffffffffffff808616600483015282166024820152604401610a2b565b600e5442831180611fe5575080611fe38442612fd3565b115b15612026576040517f7e1c92810000000000000000000000000000000000000000000000000000000081526004810184905260248101829052604401610a2b565b5f8413612062576040517f64bc085d00000000000000000000000000000000000000000000000000000000815260048101859052602401610a2b565b509195945050505050565b5f8160ff168360ff161161209e57612099846120898585613052565b61209490600a61314e565b612837565b611b02565b6120a88284613052565b6120b390600a61314e565b611b02908561315c565b6001600160a01b0384166120ff576040517fe602df050000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6001600160a01b038316612141576040517f94280d620000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6001600160a01b038085165f908152600160209081526040808320938716835292905220829055801561094457826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610a9e91815260200190565b6001600160a01b038381165f908152600160209081526040808320938616835292905220545f198110156109445781811015612234576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610a2b565b61094484848484035f6120bd565b6109a4838383612857565b5f8281526008602090815260408083206001600160a01b038516845290915290205460ff166119f7576040517fe2517d3f0000000000000000000000000000000000000000000000000000000081526001600160a01b038216600482015260248101839052604401610a2b565b6001600160a01b0383166122e4578060025f8282546122d99190612fa5565b9091555061236d9050565b6001600160a01b0383165f908152602081905260409020548181101561234f576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810182905260448101839052606401610a2b565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216612389576002805482900390556123a7565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef836040516123ec91815260200190565b60405180910390a3505050565b60095460ff16612435576040517f8dfc202b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084111561247057505f91506003905082612513565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa1580156124c1573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b03811661250a57505f925060019150829050612513565b92505f91508190505b9450945094915050565b5f82600381111561253057612530613194565b03612539575050565b600182600381111561254d5761254d613194565b03612584576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b600282600381111561259857612598613194565b036125d2576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b60038260038111156125e6576125e6613194565b036119f7576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b6001600160a01b0382165f908152600f602090815260408083208484529091529020548290829060ff1615612692576040517f8f7808c10000000000000000000000000000000000000000000000000000000081526001600160a01b0390921660048301526024820152604401610a2b565b50506001600160a01b039091165f908152600f6020908152604080832093835292905220805460ff19166001179055565b60095460ff1615612435576040517fd93c066500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60605f61270c8361286a565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f846001600160a01b03163b5f0361279c575f5f61275c8686866128aa565b5090925090505f81600381111561277557612775613194565b1480156127935750866001600160a01b0316826001600160a01b0316145b92505050611b02565b6127a8858585856128f1565b9050611b02565b81811665800000000000165f81156127ce576127c9612974565b6127d6565b6127d661297e565b65ffffffffffff16905081198416811180156127f457508119831681105b84849091610c95576040517f4a931c1700000000000000000000000000000000000000000000000000000000815260048101929092526024820152604401610a2b565b5f5f5f6128448585612988565b9015155f19918218021895945050505050565b61285f6126c3565b6118598383836129ab565b5f60ff8216601f811115610850576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f808060418490036128de578435602086013560408701355f1a6128d089828585612437565b9550955095505050506128e8565b505f915060029050825b93509350939050565b604080517f1626ba7e00000000000000000000000000000000000000000000000000000000808252600482018690526024820192909252604481018390525f91908390818660648301375f82606483010152601f820160051c60051b915060205f60648401838b5afa9050825f5114601f3d111681169350505050949350505050565b5f61094a436129db565b5f61094a426129db565b8181028281048214831517905f9061299f83151590565b81029150509250929050565b6001600160a01b038316156129c3576129c3836118b6565b6001600160a01b038216156109a4576109a4826118b6565b5f65ffffffffffff821115612a26576040517f6dfcc6500000000000000000000000000000000000000000000000000000000081526030600482015260248101839052604401610a2b565b5090565b5f60208284031215612a3a575f5ffd5b81357fffffffff0000000000000000000000000000000000000000000000000000000081168114612a69575f5ffd5b9392505050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f612a696020830184612a70565b6001600160a01b0381168114610ade575f5ffd5b5f5f60408385031215612af3575f5ffd5b8235612afe81612ace565b946020939093013593505050565b5f5f5f60608486031215612b1e575f5ffd5b8335612b2981612ace565b92506020840135612b3981612ace565b929592945050506040919091013590565b5f60208284031215612b5a575f5ffd5b5035919050565b5f5f60408385031215612b72575f5ffd5b823591506020830135612b8481612ace565b809150509250929050565b60ff81168114610ade575f5ffd5b5f5f5f5f5f60a08688031215612bb1575f5ffd5b8535612bbc81612ace565b9450602086013593506040860135612bd381612b8f565b94979396509394606081013594506080013592915050565b5f60208284031215612bfb575f5ffd5b8135612a6981612ace565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f612c4060e0830189612a70565b8281036040840152612c528189612a70565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015612ca7578351835260209384019390920191600101612c89565b50909b9a5050505050505050505050565b5f5f83601f840112612cc8575f5ffd5b50813567ffffffffffffffff811115612cdf575f5ffd5b602083019150836020828501011115612cf6575f5ffd5b9250929050565b5f5f5f5f5f5f5f5f60e0898b031215612d14575f5ffd5b8835612d1f81612ace565b97506020890135612d2f81612ace565b965060408901359550606089013594506080890135935060a0890135925060c089013567ffffffffffffffff811115612d66575f5ffd5b612d728b828c01612cb8565b999c989b5096995094979396929594505050565b5f5f5f5f60608587031215612d99575f5ffd5b8435612da481612ace565b935060208501359250604085013567ffffffffffffffff811115612dc6575f5ffd5b612dd287828801612cb8565b95989497509550505050565b5f5f60408385031215612def575f5ffd5b8235612dfa81612ace565b915060208301358015158114612b84575f5ffd5b5f5f5f5f5f5f5f60e0888a031215612e24575f5ffd5b8735612e2f81612ace565b96506020880135612e3f81612ace565b955060408801359450606088013593506080880135612e5d81612b8f565b9699959850939692959460a0840135945060c09093013592915050565b5f5f60408385031215612e8b575f5ffd5b8235612e9681612ace565b91506020830135612b8481612ace565b5f5f5f5f5f5f5f5f5f6101208a8c031215612ebf575f5ffd5b8935612eca81612ace565b985060208a0135612eda81612ace565b975060408a0135965060608a0135955060808a0135945060a08a0135935060c08a0135612f0681612b8f565b989b979a50959894979396929550929360e081013593506101000135919050565b600181811c90821680612f3b57607f821691505b602082108103612f72577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8082018082111561085057610850612f78565b5f60208284031215612fc8575f5ffd5b8151612a6981612b8f565b8181038181111561085057610850612f78565b805169ffffffffffffffffffff81168114612fff575f5ffd5b919050565b5f5f5f5f5f60a08688031215613018575f5ffd5b61302186612fe6565b6020870151604088015160608901519297509095509350915061304660808701612fe6565b90509295509295909350565b60ff828116828216039081111561085057610850612f78565b6001815b60018411156130a65780850481111561308a5761308a612f78565b600184161561309857908102905b60019390931c92800261306f565b935093915050565b5f826130bc57506001610850565b816130c857505f610850565b81600181146130de57600281146130e857613104565b6001915050610850565b60ff8411156130f9576130f9612f78565b50506001821b610850565b5060208310610133831016604e8410600b8410161715613127575081810a610850565b6131335f19848461306b565b805f190482111561314657613146612f78565b029392505050565b5f612a6960ff8416836130ae565b5f8261318f577f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b500490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd' as const;

/** What is then at its address, with zeros where `stablecoinImmutables` says that values of its own are. */
export const stablecoinDeployedBytecode = '0x608060405234801561000f575f5ffd5b5060043610610304575f3560e01c806384b0196e1161019d578063cbe5404f116100e8578063dd62ed3e11610093578063e63ab1e91161006e578063e63ab1e91461074c578063e94a010214610773578063ef55bec6146107ab575f5ffd5b8063dd62ed3e146106d6578063e3ee160e1461070e578063e583983614610721575f5ffd5b8063d31990c7116100c3578063d31990c7146106a7578063d505accf146106b0578063d547741f146106c3575f5ffd5b8063cbe5404f14610679578063cd3293de1461068c578063cf09299514610694575f5ffd5b8063922bdf5711610148578063a9059cbb11610123578063a9059cbb14610640578063b7b7289914610653578063c5c0db6214610666575f5ffd5b8063922bdf571461060c57806395d89b4114610631578063a217fddf14610639575f5ffd5b80638a6db9c3116101785780638a6db9c314610599578063903041d0146105c157806391d14854146105d4575f5ffd5b806384b0196e14610549578063877b954a1461056457806388b7ab6314610586575f5ffd5b80633644e5151161025d5780635a049a701161020857806370a08231116101e357806370a08231146105065780637ecebe001461052e5780638456cb5914610541575f5ffd5b80635a049a70146104c15780635c975abb146104d45780636439fd75146104df575f5ffd5b80633f4ba83a116102385780633f4ba83a1461049357806340c10f191461049b57806342966c68146104ae575f5ffd5b80633644e5151461046557806336568abe1461046d5780633b121e9d14610480575f5ffd5b806318160ddd116102bd578063282c51f311610298578063282c51f3146103f55780632f2ff15d1461041c578063313ce56714610431575f5ffd5b806318160ddd146103b857806323b872dd146103c0578063248a9ca3146103d3575f5ffd5b8063095ea7b3116102ed578063095ea7b31461034557806311857106146103585780631339324b14610383575f5ffd5b806301ffc9a71461030857806306fdde0314610330575b5f5ffd5b61031b610316366004612a2a565b6107be565b60405190151581526020015b60405180910390f35b610338610856565b6040516103279190612abc565b61031b610353366004612ae2565b6108e6565b600d5461036b906001600160a01b031681565b6040516001600160a01b039091168152602001610327565b6103aa7f70480ee89cb38eff00b7d23da25713d52ce19c6ed428691d22c58b2f615e3d6781565b604051908152602001610327565b6002546103aa565b61031b6103ce366004612b0c565b6108fd565b6103aa6103e1366004612b4a565b5f9081526008602052604090206001015490565b6103aa7f3c11d16cbaffd01df69ce1c404f6340ee057498f5f00246190ea54220576a84881565b61042f61042a366004612b61565b610920565b005b7f00000000000000000000000000000000000000000000000000000000000000005b60405160ff9091168152602001610327565b6103aa61094f565b61042f61047b366004612b61565b610958565b61042f61048e366004612b61565b6109a9565b61042f610aac565b61042f6104a9366004612ae2565b610ae1565b61042f6104bc366004612b4a565b610b5e565b61042f6104cf366004612b9d565b610bcc565b60095460ff1661031b565b6103aa7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df381565b6103aa610514366004612beb565b6001600160a01b03165f9081526020819052604090205490565b6103aa61053c366004612beb565b610c9d565b61042f610cba565b610551610cec565b6040516103279796959493929190612c06565b61031b610572366004612b4a565b5f908152600a602052604090205460ff1690565b61042f610594366004612cfd565b610d4a565b6103aa6105a7366004612beb565b6001600160a01b03165f908152600c602052604090205490565b61042f6105cf366004612ae2565b610e3b565b61031b6105e2366004612b61565b5f9182526008602090815260408084206001600160a01b0393909316845291905290205460ff1690565b600d546104539074010000000000000000000000000000000000000000900460ff1681565b610338610e4f565b6103aa5f81565b61031b61064e366004612ae2565b610e5e565b61042f610661366004612d86565b610e6b565b61042f610674366004612ae2565b610edd565b61042f610687366004612dde565b610f11565b6103aa610f45565b61042f6106a2366004612cfd565b611068565b6103aa600e5481565b61042f6106be366004612e0e565b6110d3565b61042f6106d1366004612b61565b61123b565b6103aa6106e4366004612e7a565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b61042f61071c366004612ea6565b61125f565b61031b61072f366004612beb565b6001600160a01b03165f908152600b602052604090205460ff1690565b6103aa7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a81565b61031b610781366004612ae2565b6001600160a01b03919091165f908152600f60209081526040808320938352929052205460ff1690565b61042f6107b9366004612ea6565b611334565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061085057507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008316145b92915050565b60606003805461086590612f27565b80601f016020809104026020016040519081016040528092919081815260200182805461089190612f27565b80156108dc5780601f106108b3576101008083540402835291602001916108dc565b820191905f5260205f20905b8154815290600101906020018083116108bf57829003601f168201915b5050505050905090565b5f336108f3818585611459565b5060019392505050565b5f3361090a858285611466565b61091585858561147a565b506001949350505050565b5f8281526008602052604090206001015461093a81611509565b6109448383611513565b50505050565b905090565b5f61094a6115be565b6001600160a01b038116331461099a576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6109a482826116e7565b505050565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df36109d381611509565b6001600160a01b0382165f908152600b602052604090205460ff16610a34576040517fb9b1428f0000000000000000000000000000000000000000000000000000000081526001600160a01b03831660048201526024015b60405180910390fd5b610a3d8361176c565b6001600160a01b0382165f908152602081905260408120549050610a62835f8361180e565b826001600160a01b0316847f5ff93d81ec9810a1d60574706f0afc742fb1e6d970f109e7504207ed9d97a3cf83604051610a9e91815260200190565b60405180910390a350505050565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610ad681611509565b610ade611864565b50565b610aea336118b6565b610af43382611913565b610b1081610b0160025490565b610b0b9190612fa5565b6119a8565b610b1a82826119fb565b6040518181526001600160a01b0383169033907f9d228d69b5fdb8d273a2336f8fb8612d039631024ea9bf09c424a9503aa078f09060200160405180910390a35050565b7f3c11d16cbaffd01df69ce1c404f6340ee057498f5f00246190ea54220576a848610b8881611509565b610b923383611a48565b60405182815233907f696de425f79f4a40bc6d2122ca50507f0efbeabbff86a84871b7196ab8ea8df7906020015b60405180910390a25050565b604080517f158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a159742960208201526001600160a01b03871691810191909152606081018590525f90610c33906080015b60405160208183030381529060405280519060200120611a95565b9050610c4181858585611adc565b6001600160a01b0316866001600160a01b031614610c8b576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b610c958686611b0a565b505050505050565b6001600160a01b0381165f90815260076020526040812054610850565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610ce481611509565b610ade611b4d565b5f6060805f5f5f6060610cfd611b8a565b610d05611bb5565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b6001600160a01b0387163314610d97576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b0388166004820152602401610a2b565b604080517fd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de860208201526001600160a01b03808b169282019290925290881660608201526080810187905260a0810186905260c0810185905260e081018490525f90610100015b604051602081830303815290604052805190602001209050610e2289828585611be0565b610e30898989898989611c35565b505050505050505050565b5f610e4581611509565b6109a48383611c89565b60606004805461086590612f27565b5f336108f381858561147a565b604080517f158b0a9edf7a828aad02f63cd515c68ef2f50ba807396f6d12842833a159742960208201526001600160a01b0386169181019190915260608101849052610ed3908590608001604051602081830303815290604052805190602001208484611be0565b6109448484611b0a565b7f70480ee89cb38eff00b7d23da25713d52ce19c6ed428691d22c58b2f615e3d67610f0781611509565b6109a48383611e49565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610f3b81611509565b6109a48383611e95565b600d54604080517f313ce56700000000000000000000000000000000000000000000000000000000815290515f926001600160a01b0316918391839163313ce5679160048083019260209291908290030181865afa158015610fa9573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610fcd9190612fb8565b600d5490915060ff80831674010000000000000000000000000000000000000000909204161461102e576040517f51b2e3aa00000000000000000000000000000000000000000000000000000000815260ff82166004820152602401610a2b565b61106161103a83611eec565b827f000000000000000000000000000000000000000000000000000000000000000061206d565b9250505090565b604080517f7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a226760208201526001600160a01b03808b169282019290925290881660608201526080810187905260a0810186905260c0810185905260e081018490525f9061010001610dfe565b83421115611110576040517f6279130200000000000000000000000000000000000000000000000000000000815260048101859052602401610a2b565b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c988888861115b8c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f6111b582611a95565b90505f6111c482878787611adc565b9050896001600160a01b0316816001600160a01b031614611224576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b166024820152604401610a2b565b61122f8a8a8a611459565b50505050505050505050565b5f8281526008602052604090206001015461125581611509565b61094483836116e7565b604080517f7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a226760208201526001600160a01b03808c169282019290925290891660608201526080810188905260a0810187905260c0810186905260e081018590525f906112ce9061010001610c18565b90506112dc81858585611adc565b6001600160a01b03168a6001600160a01b031614611326576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b61122f8a8a8a8a8a8a611c35565b604080517fd099cc98ef71107a616c4f0f941f04c322d8e254fe26b3c6668db87aae413de860208201526001600160a01b03808c169282019290925290891660608201526080810188905260a0810187905260c0810186905260e081018590525f906113a39061010001610c18565b90506113b181858585611adc565b6001600160a01b03168a6001600160a01b0316146113fb576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b886001600160a01b038116331461144a576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b039091166004820152602401610a2b565b5061122f8a8a8a8a8a8a611c35565b6109a483838360016120bd565b61146f826118b6565b6109a48383836121b3565b6001600160a01b0383166114bc576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6001600160a01b0382166114fe576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6109a4838383612242565b610ade813361224d565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff166115b7575f8381526008602090815260408083206001600160a01b03861684529091529020805460ff1916600117905561156f3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610850565b505f610850565b5f306001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001614801561161657507f000000000000000000000000000000000000000000000000000000000000000046145b1561164057507f000000000000000000000000000000000000000000000000000000000000000090565b61094a604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16156115b7575f8381526008602090815260408083206001600160a01b0386168085529252808320805460ff1916905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610850565b5f8190036117a9576040517ffab6810300000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b5f818152600a602052604090205460ff16156117f4576040517f1748f4aa00000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b5f908152600a60205260409020805460ff19166001179055565b6001600160a01b038316611859576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602401610a2b565b6109a48383836122ba565b61186c6123f9565b6009805460ff191690557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa335b6040516001600160a01b03909116815260200160405180910390a1565b6001600160a01b0381165f908152600b602052604090205460ff1615610ade576040517fa9daf05a0000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610a2b565b6001600160a01b0382165f908152600c60205260409020548181101561197e576040517f4f92fa040000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610a2b565b6119888282612fd3565b6001600160a01b039093165f908152600c60205260409020929092555050565b5f6119b1610f45565b9050808211156119f7576040517faa8209b80000000000000000000000000000000000000000000000000000000081526004810182905260248101839052604401610a2b565b5050565b6001600160a01b038216611a3d576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6119f75f8383612242565b6001600160a01b038216611a8a576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6119f7825f83612242565b5f610850611aa16115be565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f611aec88888888612437565b925092509250611afc828261251d565b50909150505b949350505050565b611b148282612620565b60405181906001600160a01b038416907f1cdd46ff242716cdaa72d159d339a485b3438398348d68f09d7c8c0a59353d81905f90a35050565b611b556126c3565b6009805460ff191660011790557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a2586118993390565b606061094a7f0000000000000000000000000000000000000000000000000000000000000000612700565b606061094a7f0000000000000000000000000000000000000000000000000000000000000000612700565b5f611bea84611a95565b9050611bf88582858561273d565b611c2e576040517f77c207f400000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5050505050565b611c3f83836127af565b611c498682612620565b60405181906001600160a01b038816907f98de503528ee59b575ef0c0a2576a82497bfc029a5685b209e9ec333479b10a5905f90a3610c9586868661147a565b6001600160a01b0382163b1580611c9e575080155b15611ce7576040517f20a8bacc0000000000000000000000000000000000000000000000000000000081526001600160a01b038316600482015260248101829052604401610a2b565b5f826001600160a01b031663313ce5676040518163ffffffff1660e01b8152600401602060405180830381865afa158015611d24573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611d489190612fb8565b9050602460ff82161115611d8d576040517f51b2e3aa00000000000000000000000000000000000000000000000000000000815260ff82166004820152602401610a2b565b600e829055600d80547fffffffffffffffffffffff000000000000000000000000000000000000000000167401000000000000000000000000000000000000000060ff84169081027fffffffffffffffffffffffff000000000000000000000000000000000000000016919091176001600160a01b03861690811790925560408051918252602082018590527f3de58fa089251be0f5370c7f751a0ee1dbfaf07ac4510fbdf87d07af876fc8df910160405180910390a2505050565b6001600160a01b0382165f818152600c602052604090819020839055517f49883ac2c2dd773aa668b44d08bec8ccbbea5e8101c15b21a04d71798ea7f0e890610bc09084815260200190565b6001600160a01b0382165f818152600b6020908152604091829020805460ff191685151590811790915591519182527fa33e6b076d391e96626483b30e365719f79f1d6594aff6587649ffd6c82ed7fa9101610bc0565b5f5f5f5f5f856001600160a01b031663feaf968c6040518163ffffffff1660e01b815260040160a060405180830381865afa158015611f2d573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611f519190613004565b945094505093509350815f1480611f7f57508369ffffffffffffffffffff168169ffffffffffffffffffff16105b15611fcc576040517f81d54bcc00000000000000000000000000000000000000000000000000000000815269ffffffffffffffffffff808616600483015282166024820152604401610a2b565b600e5442831180611fe5575080611fe38442612fd3565b115b15612026576040517f7e1c92810000000000000000000000000000000000000000000000000000000081526004810184905260248101829052604401610a2b565b5f8413612062576040517f64bc085d00000000000000000000000000000000000000000000000000000000815260048101859052602401610a2b565b509195945050505050565b5f8160ff168360ff161161209e57612099846120898585613052565b61209490600a61314e565b612837565b611b02565b6120a88284613052565b6120b390600a61314e565b611b02908561315c565b6001600160a01b0384166120ff576040517fe602df050000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6001600160a01b038316612141576040517f94280d620000000000000000000000000000000000000000000000000000000081525f6004820152602401610a2b565b6001600160a01b038085165f908152600160209081526040808320938716835292905220829055801561094457826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610a9e91815260200190565b6001600160a01b038381165f908152600160209081526040808320938616835292905220545f198110156109445781811015612234576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610a2b565b61094484848484035f6120bd565b6109a4838383612857565b5f8281526008602090815260408083206001600160a01b038516845290915290205460ff166119f7576040517fe2517d3f0000000000000000000000000000000000000000000000000000000081526001600160a01b038216600482015260248101839052604401610a2b565b6001600160a01b0383166122e4578060025f8282546122d99190612fa5565b9091555061236d9050565b6001600160a01b0383165f908152602081905260409020548181101561234f576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810182905260448101839052606401610a2b565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216612389576002805482900390556123a7565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef836040516123ec91815260200190565b60405180910390a3505050565b60095460ff16612435576040517f8dfc202b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084111561247057505f91506003905082612513565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa1580156124c1573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b03811661250a57505f925060019150829050612513565b92505f91508190505b9450945094915050565b5f82600381111561253057612530613194565b03612539575050565b600182600381111561254d5761254d613194565b03612584576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b600282600381111561259857612598613194565b036125d2576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b60038260038111156125e6576125e6613194565b036119f7576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610a2b565b6001600160a01b0382165f908152600f602090815260408083208484529091529020548290829060ff1615612692576040517f8f7808c10000000000000000000000000000000000000000000000000000000081526001600160a01b0390921660048301526024820152604401610a2b565b50506001600160a01b039091165f908152600f6020908152604080832093835292905220805460ff19166001179055565b60095460ff1615612435576040517fd93c066500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60605f61270c8361286a565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f846001600160a01b03163b5f0361279c575f5f61275c8686866128aa565b5090925090505f81600381111561277557612775613194565b1480156127935750866001600160a01b0316826001600160a01b0316145b92505050611b02565b6127a8858585856128f1565b9050611b02565b81811665800000000000165f81156127ce576127c9612974565b6127d6565b6127d661297e565b65ffffffffffff16905081198416811180156127f457508119831681105b84849091610c95576040517f4a931c1700000000000000000000000000000000000000000000000000000000815260048101929092526024820152604401610a2b565b5f5f5f6128448585612988565b9015155f19918218021895945050505050565b61285f6126c3565b6118598383836129ab565b5f60ff8216601f811115610850576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b5f808060418490036128de578435602086013560408701355f1a6128d089828585612437565b9550955095505050506128e8565b505f915060029050825b93509350939050565b604080517f1626ba7e00000000000000000000000000000000000000000000000000000000808252600482018690526024820192909252604481018390525f91908390818660648301375f82606483010152601f820160051c60051b915060205f60648401838b5afa9050825f5114601f3d111681169350505050949350505050565b5f61094a436129db565b5f61094a426129db565b8181028281048214831517905f9061299f83151590565b81029150509250929050565b6001600160a01b038316156129c3576129c3836118b6565b6001600160a01b038216156109a4576109a4826118b6565b5f65ffffffffffff821115612a26576040517f6dfcc6500000000000000000000000000000000000000000000000000000000081526030600482015260248101839052604401610a2b565b5090565b5f60208284031215612a3a575f5ffd5b81357fffffffff0000000000000000000000000000000000000000000000000000000081168114612a69575f5ffd5b9392505050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f612a696020830184612a70565b6001600160a01b0381168114610ade575f5ffd5b5f5f60408385031215612af3575f5ffd5b8235612afe81612ace565b946020939093013593505050565b5f5f5f60608486031215612b1e575f5ffd5b8335612b2981612ace565b92506020840135612b3981612ace565b929592945050506040919091013590565b5f60208284031215612b5a575f5ffd5b5035919050565b5f5f60408385031215612b72575f5ffd5b823591506020830135612b8481612ace565b809150509250929050565b60ff81168114610ade575f5ffd5b5f5f5f5f5f60a08688031215612bb1575f5ffd5b8535612bbc81612ace565b9450602086013593506040860135612bd381612b8f565b94979396509394606081013594506080013592915050565b5f60208284031215612bfb575f5ffd5b8135612a6981612ace565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f612c4060e0830189612a70565b8281036040840152612c528189612a70565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015612ca7578351835260209384019390920191600101612c89565b50909b9a5050505050505050505050565b5f5f83601f840112612cc8575f5ffd5b50813567ffffffffffffffff811115612cdf575f5ffd5b602083019150836020828501011115612cf6575f5ffd5b9250929050565b5f5f5f5f5f5f5f5f60e0898b031215612d14575f5ffd5b8835612d1f81612ace565b97506020890135612d2f81612ace565b965060408901359550606089013594506080890135935060a0890135925060c089013567ffffffffffffffff811115612d66575f5ffd5b612d728b828c01612cb8565b999c989b5096995094979396929594505050565b5f5f5f5f60608587031215612d99575f5ffd5b8435612da481612ace565b935060208501359250604085013567ffffffffffffffff811115612dc6575f5ffd5b612dd287828801612cb8565b95989497509550505050565b5f5f60408385031215612def575f5ffd5b8235612dfa81612ace565b915060208301358015158114612b84575f5ffd5b5f5f5f5f5f5f5f60e0888a031215612e24575f5ffd5b8735612e2f81612ace565b96506020880135612e3f81612ace565b955060408801359450606088013593506080880135612e5d81612b8f565b9699959850939692959460a0840135945060c09093013592915050565b5f5f60408385031215612e8b575f5ffd5b8235612e9681612ace565b91506020830135612b8481612ace565b5f5f5f5f5f5f5f5f5f6101208a8c031215612ebf575f5ffd5b8935612eca81612ace565b985060208a0135612eda81612ace565b975060408a0135965060608a0135955060808a0135945060a08a0135935060c08a0135612f0681612b8f565b989b979a50959894979396929550929360e081013593506101000135919050565b600181811c90821680612f3b57607f821691505b602082108103612f72577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8082018082111561085057610850612f78565b5f60208284031215612fc8575f5ffd5b8151612a6981612b8f565b8181038181111561085057610850612f78565b805169ffffffffffffffffffff81168114612fff575f5ffd5b919050565b5f5f5f5f5f60a08688031215613018575f5ffd5b61302186612fe6565b6020870151604088015160608901519297509095509350915061304660808701612fe6565b90509295509295909350565b60ff828116828216039081111561085057610850612f78565b6001815b60018411156130a65780850481111561308a5761308a612f78565b600184161561309857908102905b60019390931c92800261306f565b935093915050565b5f826130bc57506001610850565b816130c857505f610850565b81600181146130de57600281146130e857613104565b6001915050610850565b60ff8411156130f9576130f9612f78565b50506001821b610850565b5060208310610133831016604e8410600b8410161715613127575081810a610850565b6131335f19848461306b565b805f190482111561314657613146612f78565b029392505050565b5f612a6960ff8416836130ae565b5f8261318f577f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b500490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd' as const;

/** Offsets and lengths in bytes. */
export const stablecoinImmutables = [{"start":1075,"length":32},{"start":4157,"length":32},{"start":5578,"length":32},{"start":5620,"length":32},{"start":5662,"length":32},{"start":5743,"length":32},{"start":5783,"length":32},{"start":7057,"length":32},{"start":7100,"length":32}] as const;
