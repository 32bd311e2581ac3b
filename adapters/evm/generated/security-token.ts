// Made from contracts/src/tokens/SecurityToken.sol by scripts/generate-contracts.mjs. Not to be edited.

export const securityTokenAbi = [
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
        "name": "registry",
        "type": "address"
      },
      {
        "name": "isin_",
        "type": "string"
      },
      {
        "name": "issueSize_",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
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
    "name": "ISSUER_ROLE",
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
    "name": "admissionRegistry",
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
    "name": "canReceive",
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
    "name": "canSend",
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
    "name": "canTransfer",
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
        "name": "amount",
        "type": "uint256"
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
    "name": "forcedBurn",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      },
      {
        "name": "from",
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
    "name": "forcedTransfer",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      },
      {
        "name": "from",
        "type": "address"
      },
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
    "name": "forcedTransfer",
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
        "name": "amount",
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
    "name": "getFrozenTokens",
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
    "name": "isin",
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
    "name": "issue",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32"
      },
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
    "name": "issueSize",
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
    "name": "redeem",
    "inputs": [
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "holderReference",
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
    "name": "setFrozenTokens",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "amount",
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
    "name": "unpause",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
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
    "name": "EIP712DomainChanged",
    "inputs": [],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ForcedTransfer",
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
        "name": "amount",
        "type": "uint256",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Frozen",
    "inputs": [
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
    "type": "event",
    "name": "Issued",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32",
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
    "name": "OrderExecuted",
    "inputs": [
      {
        "name": "orderId",
        "type": "bytes32",
        "indexed": true
      },
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
    "name": "Redeemed",
    "inputs": [
      {
        "name": "holder",
        "type": "address",
        "indexed": true
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false
      },
      {
        "name": "holderReference",
        "type": "bytes32",
        "indexed": true
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
    "name": "ERC7943CannotReceive",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC7943CannotSend",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC7943CannotTransfer",
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
        "name": "amount",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ERC7943InsufficientUnfrozenBalance",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "amount",
        "type": "uint256"
      },
      {
        "name": "unfrozen",
        "type": "uint256"
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
    "name": "InvalidCode",
    "inputs": [
      {
        "name": "code",
        "type": "string"
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
    "name": "RegulatedTokenInvalidRegistry",
    "inputs": [
      {
        "name": "registry",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "SecurityTokenInsufficientIssueSize",
    "inputs": [
      {
        "name": "issueSize",
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
    "name": "SecurityTokenInvalidIssueSize",
    "inputs": [
      {
        "name": "issueSize",
        "type": "uint256"
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
export const securityTokenBytecode = '0x6101e0604052348015610010575f5ffd5b5060405161307938038061307983398101604081905261002f91610647565b82878787878380604051806040016040528060018152602001603160f81b8152508686816003908161006191906107aa565b50600461006e82826107aa565b5050506100808261022360201b60201c565b6101205261008d81610223565b61014052815160208084019190912060e052815190820120610100524660a05261011960e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c052506001600160a01b0381166101605760405163e2517d3f60e01b81526001600160a01b03821660048201525f60248201526044015b60405180910390fd5b60ff8216610160526101725f82610260565b505050506001600160a01b03821615905080158161019857506001600160a01b0382163b155b156101c157604051630af5e85360e31b81526001600160a01b0383166004820152602401610157565b506001600160a01b0316610180525f8190036101f357604051633b545ee360e11b815260048101829052602401610157565b6101fc8261030d565b61020582610868565b6001600160a01b0319166101c0526101a052506109cb945050505050565b5f5f829050601f8151111561024d578260405163305a27a960e01b815260040161015791906108a6565b8051610258826108db565b179392505050565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16610304575f8381526008602090815260408083206001600160a01b03861684529091529020805460ff191660011790556102bc3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610307565b505f5b92915050565b80518190600c1415806103465750610344815f81518110610330576103306108fe565b01602001516001600160f81b0319166103e4565b155b80610364575061036281600181518110610330576103306108fe565b155b80610396575061039481600b81518110610380576103806108fe565b01602001516001600160f81b031916610416565b155b156103b6578160405163026fac3160e21b815260040161015791906108a6565b6103c08282610448565b156103e0578160405163026fac3160e21b815260040161015791906108a6565b5050565b5f604160f81b6001600160f81b03198316108015906103075750602d60f91b6001600160f81b03198316111592915050565b5f600360fc1b6001600160f81b03198316108015906103075750603960f81b6001600160f81b03198316111592915050565b80515f9081905b801561051b575f61048a8686610466600186610926565b81518110610476576104766108fe565b01602001516001600160f81b03191661052f565b90505b5f8361049a57600161049d565b60025b60ff166104ab600a8461094d565b6104b59190610960565b90506104c2600a8261094d565b6104cd600a83610977565b6104d7919061098a565b6104e1908661098a565b9450921592600a8210156104f55750610508565b50610501600a82610977565b905061048d565b50806105138161099d565b91505061044f565b50610527600a8361094d565b949350505050565b5f61053982610416565b156105575761054d603060f884901c6109b2565b60ff169050610307565b610560826103e4565b156105745761054d603760f884901c6109b2565b8260405163026fac3160e21b815260040161015791906108a6565b634e487b7160e01b5f52604160045260245ffd5b5f82601f8301126105b2575f5ffd5b81516001600160401b038111156105cb576105cb61058f565b604051601f8201601f19908116603f011681016001600160401b03811182821017156105f9576105f961058f565b604052818152838201602001851015610610575f5ffd5b8160208501602083015e5f918101602001919091529392505050565b80516001600160a01b0381168114610642575f5ffd5b919050565b5f5f5f5f5f5f5f60e0888a03121561065d575f5ffd5b87516001600160401b03811115610672575f5ffd5b61067e8a828b016105a3565b60208a015190985090506001600160401b0381111561069b575f5ffd5b6106a78a828b016105a3565b965050604088015160ff811681146106bd575f5ffd5b94506106cb6060890161062c565b93506106d96080890161062c565b60a08901519093506001600160401b038111156106f4575f5ffd5b6107008a828b016105a3565b9250505f60c089015190508091505092959891949750929550565b600181811c9082168061072f57607f821691505b60208210810361074d57634e487b7160e01b5f52602260045260245ffd5b50919050565b601f8211156107a557828211156107a557805f5260205f20601f840160051c602085101561077e57505f5b90810190601f840160051c035f5b818110156107a1575f8382015560010161078c565b5050505b505050565b81516001600160401b038111156107c3576107c361058f565b6107d7816107d1845461071b565b84610753565b6020601f821160018114610809575f83156107f25750848201515b5f19600385901b1c1916600184901b178455610861565b5f84815260208120601f198516915b828110156108385787850151825560209485019460019092019101610818565b508482101561085557868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b805160208201516001600160a01b031981169190600c82101561089f576001600160a01b0319600c83900360031b81901b82161692505b5050919050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b8051602080830151919081101561074d575f1960209190910360031b1b16919050565b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b8181038181111561030757610307610912565b634e487b7160e01b5f52601260045260245ffd5b5f8261095b5761095b610939565b500690565b808202811582820484141761030757610307610912565b5f8261098557610985610939565b500490565b8082018082111561030757610307610912565b5f816109ab576109ab610912565b505f190190565b60ff828116828216039081111561030757610307610912565b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516101c0516125fd610a7c5f395f61052501525f818161062b0152818161176401526117b201525f818161032d015281816108b40152818161091b01528181610b2a01528181610b9101528181611fbe015261205501525f61040a01525f61160b01525f6115e001525f61137601525f61134e01525f6112a901525f6112d301525f6112fd01526125fd5ff3fe608060405234801561000f575f5ffd5b50600436106102b7575f3560e01c80637ecebe0011610171578063a217fddf116100d2578063dd62ed3e11610088578063e46638e61161006e578063e46638e6146106be578063e63ab1e9146106d1578063ebe45cba146106f8575f5ffd5b8063dd62ed3e14610673578063e16447c7146106ab575f5ffd5b8063d1f6a22c116100b8578063d1f6a22c14610626578063d505accf1461064d578063d547741f14610660575f5ffd5b8063a217fddf1461060c578063a9059cbb14610613575f5ffd5b8063877b954a1161012757806391d148541161010d57806391d14854146105b957806395d89b41146105f15780639fc1d0e7146105f9575f5ffd5b8063877b954a1461058457806390d370ba146105a6575f5ffd5b806382d5a60d1161015757806382d5a60d146104fe5780638456cb591461056157806384b0196e14610569575f5ffd5b80637ecebe00146104c457806382aefa24146104d7575f5ffd5b80632bc06a921161021b57806338dcaba5116101d15780635c975abb116101b75780635c975abb1461046a5780636439fd751461047557806370a082311461049c575f5ffd5b806338dcaba51461044f5780633f4ba83a14610462575f5ffd5b8063313ce56711610201578063313ce567146104035780633644e5151461043457806336568abe1461043c575f5ffd5b80632bc06a92146103dd5780632f2ff15d146103f0575f5ffd5b8063158b1a571161027057806322e4e61d1161025657806322e4e61d1461039557806323b872dd146103a8578063248a9ca3146103bb575f5ffd5b8063158b1a571461035757806318160ddd1461038d575f5ffd5b80630812e8f4116102a05780630812e8f4146102f8578063095ea7b31461030d5780630caaf1a714610320575f5ffd5b806301ffc9a7146102bb57806306fdde03146102e3575b5f5ffd5b6102ce6102c93660046121c8565b61070b565b60405190151581526020015b60405180910390f35b6102eb610766565b6040516102da919061225a565b61030b610306366004612287565b6107f6565b005b6102ce61031b3660046122ba565b610832565b6040516001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681526020016102da565b61037f6103653660046122e2565b6001600160a01b03165f908152600b602052604090205490565b6040519081526020016102da565b60025461037f565b61030b6103a33660046122fb565b610849565b6102ce6103b636600461231b565b61088e565b61037f6103c9366004612344565b5f9081526008602052604090206001015490565b6102ce6103eb3660046122e2565b6108b1565b61030b6103fe36600461235b565b610985565b60405160ff7f00000000000000000000000000000000000000000000000000000000000000001681526020016102da565b61037f6109a9565b61030b61044a36600461235b565b6109b7565b61030b61045d366004612385565b610a08565b61030b610a45565b60095460ff166102ce565b61037f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df381565b61037f6104aa3660046122e2565b6001600160a01b03165f9081526020819052604090205490565b61037f6104d23660046122e2565b610a7a565b61037f7f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa12281565b604080517fffffffffffffffffffffffff00000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000001660208201528151808203600c018152602c9091019091526102eb565b61030b610a97565b610571610ac9565b6040516102da97969594939291906123c6565b6102ce610592366004612344565b5f908152600a602052604090205460ff1690565b6102ce6105b43660046122e2565b610b27565b6102ce6105c736600461235b565b5f9182526008602090815260408084206001600160a01b0393909316845291905290205460ff1690565b6102eb610bc0565b6102ce61060736600461231b565b610bcf565b61037f5f81565b6102ce6106213660046122ba565b610c4a565b61037f7f000000000000000000000000000000000000000000000000000000000000000081565b61030b61065b366004612478565b610c57565b61030b61066e36600461235b565b610dc4565b61037f6106813660046124e5565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b61030b6106b9366004612287565b610de8565b6102ce6106cc36600461231b565b610e8b565b61037f7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a81565b6102ce6107063660046122ba565b610ed4565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f3edbb4c4000000000000000000000000000000000000000000000000000000001480610760575061076082610f09565b92915050565b6060600380546107759061250d565b80601f01602080910402602001604051908101604052809291908181526020018280546107a19061250d565b80156107ec5780601f106107c3576101008083540402835291602001916107ec565b820191905f5260205f20905b8154815290600101906020018083116107cf57829003601f168201915b5050505050905090565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df361082081610f9f565b61082c84845f85610fa9565b50505050565b5f3361083f818585611039565b5060019392505050565b6108533383611046565b604051828152819033907f3be2edea458ae9d9dd885a96aa23c988b15277ec0f613d273e6fcc4a27e610ff9060200160405180910390a35050565b5f3361089b858285611097565b6108a6858585611145565b506001949350505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061076057506040517f2bc06a920000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f00000000000000000000000000000000000000000000000000000000000000001690632bc06a92906024015b602060405180830381865afa158015610961573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610760919061255e565b5f8281526008602052604090206001015461099f81610f9f565b61082c83836111d4565b5f6109b261129d565b905090565b6001600160a01b03811633146109f9576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b610a0382826113c6565b505050565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610a3281610f9f565b610a3e85858585611469565b5050505050565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610a6f81610f9f565b610a7761150e565b50565b6001600160a01b0381165f90815260076020526040812054610760565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610ac181610f9f565b610a7761157e565b5f6060805f5f5f6060610ada6115d9565b610ae2611604565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061076057506040517f90d370ba0000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f000000000000000000000000000000000000000000000000000000000000000016906390d370ba90602401610946565b6060600480546107759061250d565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610bfa81610f9f565b6001600c5f828254610c0c91906125aa565b9091555050600c5460408051306020820152908101919091526108a69060600160405160208183030381529060405280519060200120868686611469565b5f3361083f818585611145565b83421115610c99576040517f62791302000000000000000000000000000000000000000000000000000000008152600481018590526024015b60405180910390fd5b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9888888610ce48c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f610d3e8261162f565b90505f610d4d82878787611676565b9050896001600160a01b0316816001600160a01b031614610dad576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b166024820152604401610c90565b610db88a8a8a611039565b50505050505050505050565b5f82815260086020526040902060010154610dde81610f9f565b61082c83836113c6565b7f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa122610e1281610f9f565b610e1b846116a2565b610e3782610e2860025490565b610e3291906125aa565b611762565b610e4183836117e5565b826001600160a01b0316847fe9e92d0569112d63a13d3acca4859ad9d4d0d72d5b701be230d57348234a5b1e84604051610e7d91815260200190565b60405180910390a350505050565b5f610e9860095460ff1690565b158015610ea95750610ea9846108b1565b8015610eb95750610eb983610b27565b8015610ecc5750610eca8483611832565b155b949350505050565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610eff81610f9f565b61083f8484611887565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061076057507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff00000000000000000000000000000000000000000000000000000000831614610760565b610a7781336118df565b610fb2846116a2565b610fda83610fd4856001600160a01b03165f9081526020819052604090205490565b8361194c565b610fe58383836119a2565b816001600160a01b0316836001600160a01b0316857fca6697112b7a4ce87d75be03533e7f785741a368d9483b7f3cfb275eac7a9ea58460405161102b91815260200190565b60405180910390a450505050565b610a0383838360016119f8565b6001600160a01b038216611088576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b611093825f83611aee565b5050565b6001600160a01b038381165f908152600160209081526040808320938616835292905220547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81101561082c5781811015611137576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610c90565b61082c84848484035f6119f8565b6001600160a01b038316611187576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6001600160a01b0382166111c9576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b610a03838383611aee565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16611296575f8381526008602090815260408083206001600160a01b0386168452909152902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016600117905561124e3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610760565b505f610760565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156112f557507f000000000000000000000000000000000000000000000000000000000000000046145b1561131f57507f000000000000000000000000000000000000000000000000000000000000000090565b6109b2604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff1615611296575f8381526008602090815260408083206001600160a01b038616808552925280832080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610760565b6001600160a01b0382166114b4576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c90565b6114bd82611b01565b6114c984848484610fa9565b816001600160a01b0316836001600160a01b03167f7b3ce50c216d2ccf9919c6b9f1bfb33f0350a33010f188750b4af38e0044813883604051610e7d91815260200190565b611516611b4b565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001690557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa335b6040516001600160a01b03909116815260200160405180910390a1565b611586611b89565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a2586115613390565b60606109b27f0000000000000000000000000000000000000000000000000000000000000000611bc6565b60606109b27f0000000000000000000000000000000000000000000000000000000000000000611bc6565b5f61076061163b61129d565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f61168688888888611c03565b9250925092506116968282611ce9565b50909695505050505050565b5f8190036116df576040517ffab6810300000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b5f818152600a602052604090205460ff161561172a576040517f1748f4aa00000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b5f908152600a6020526040902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00166001179055565b7f0000000000000000000000000000000000000000000000000000000000000000811115610a77576040517f2bee16ca0000000000000000000000000000000000000000000000000000000081527f0000000000000000000000000000000000000000000000000000000000000000600482015260248101829052604401610c90565b6001600160a01b038216611827576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6110935f8383611aee565b6001600160a01b0382165f908152600b602052604081205480820361185a575f915050610760565b5f61186485611dec565b905080841115801561187e575061187b8183611e09565b84115b95945050505050565b6001600160a01b0382165f818152600b602052604090819020839055517f68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e7906118d39084815260200190565b60405180910390a25050565b5f8281526008602090815260408083206001600160a01b038516845290915290205460ff16611093576040517fe2517d3f0000000000000000000000000000000000000000000000000000000081526001600160a01b038216600482015260248101839052604401610c90565b6001600160a01b0383165f908152600b60205260408120549061196f8483611e09565b905080831180156119805750838311155b15610a3e57610a3e8561199383866125bd565b61199d90856125bd565b611887565b6001600160a01b0383166119ed576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602401610c90565b610a03838383611e1a565b6001600160a01b038416611a3a576040517fe602df050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6001600160a01b038316611a7c576040517f94280d620000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6001600160a01b038085165f908152600160209081526040808320938716835292905220829055801561082c57826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610e7d91815260200190565b611af6611b89565b6119ed838383611f59565b611b0a81610b27565b610a77576040517f705c1eed0000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610c90565b60095460ff16611b87576040517f8dfc202b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b565b60095460ff1615611b87576040517fd93c066500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60605f611bd283611f7c565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115611c3c57505f91506003905082611cdf565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015611c8d573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b038116611cd657505f925060019150829050611cdf565b92505f91508190505b9450945094915050565b5f826003811115611cfc57611cfc6125d0565b03611d05575050565b6001826003811115611d1957611d196125d0565b03611d50576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115611d6457611d646125d0565b03611d9e576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b6003826003811115611db257611db26125d0565b03611093576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b6001600160a01b0381165f90815260208190526040812054610760565b5f808284038481111590810261187e565b6001600160a01b038316611e44578060025f828254611e3991906125aa565b90915550611ecd9050565b6001600160a01b0383165f9081526020819052604090205481811015611eaf576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810182905260448101839052606401610c90565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216611ee957600280548290039055611f07565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef83604051611f4c91815260200190565b60405180910390a3505050565b611f638383611fbc565b6001600160a01b03831615610a0357610a03838261213f565b5f60ff8216601f811115610760576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316611fee575050565b6001600160a01b0382161580159061200e57506001600160a01b03811615155b80156120be57506040517f6c85cf670000000000000000000000000000000000000000000000000000000081526001600160a01b03838116600483015282811660248301527f00000000000000000000000000000000000000000000000000000000000000001690636c85cf6790604401602060405180830381865afa15801561209a573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906120be919061255e565b156120c7575050565b6001600160a01b038216158015906120e557506120e3826108b1565b155b15612127576040517f45bae9e20000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c90565b6001600160a01b038116156110935761109381611b01565b6121498282611832565b612151575050565b5f61217b61215e84611dec565b6001600160a01b0385165f908152600b6020526040902054611e09565b6040517e384e710000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810184905260448101829052909150606401610c90565b5f602082840312156121d8575f5ffd5b81357fffffffff0000000000000000000000000000000000000000000000000000000081168114612207575f5ffd5b9392505050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f612207602083018461220e565b80356001600160a01b0381168114612282575f5ffd5b919050565b5f5f5f60608486031215612299575f5ffd5b833592506122a96020850161226c565b929592945050506040919091013590565b5f5f604083850312156122cb575f5ffd5b6122d48361226c565b946020939093013593505050565b5f602082840312156122f2575f5ffd5b6122078261226c565b5f5f6040838503121561230c575f5ffd5b50508035926020909101359150565b5f5f5f6060848603121561232d575f5ffd5b6123368461226c565b92506122a96020850161226c565b5f60208284031215612354575f5ffd5b5035919050565b5f5f6040838503121561236c575f5ffd5b8235915061237c6020840161226c565b90509250929050565b5f5f5f5f60808587031215612398575f5ffd5b843593506123a86020860161226c565b92506123b66040860161226c565b9396929550929360600135925050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f61240060e083018961220e565b8281036040840152612412818961220e565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015612467578351835260209384019390920191600101612449565b50909b9a5050505050505050505050565b5f5f5f5f5f5f5f60e0888a03121561248e575f5ffd5b6124978861226c565b96506124a56020890161226c565b95506040880135945060608801359350608088013560ff811681146124c8575f5ffd5b9699959850939692959460a0840135945060c09093013592915050565b5f5f604083850312156124f6575f5ffd5b6124ff8361226c565b915061237c6020840161226c565b600181811c9082168061252157607f821691505b602082108103612558577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b5f6020828403121561256e575f5ffd5b81518015158114612207575f5ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b808201808211156107605761076061257d565b818103818111156107605761076061257d565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd' as const;

/** What is then at its address, with zeros where `securityTokenImmutables` says that values of its own are. */
export const securityTokenDeployedBytecode = '0x608060405234801561000f575f5ffd5b50600436106102b7575f3560e01c80637ecebe0011610171578063a217fddf116100d2578063dd62ed3e11610088578063e46638e61161006e578063e46638e6146106be578063e63ab1e9146106d1578063ebe45cba146106f8575f5ffd5b8063dd62ed3e14610673578063e16447c7146106ab575f5ffd5b8063d1f6a22c116100b8578063d1f6a22c14610626578063d505accf1461064d578063d547741f14610660575f5ffd5b8063a217fddf1461060c578063a9059cbb14610613575f5ffd5b8063877b954a1161012757806391d148541161010d57806391d14854146105b957806395d89b41146105f15780639fc1d0e7146105f9575f5ffd5b8063877b954a1461058457806390d370ba146105a6575f5ffd5b806382d5a60d1161015757806382d5a60d146104fe5780638456cb591461056157806384b0196e14610569575f5ffd5b80637ecebe00146104c457806382aefa24146104d7575f5ffd5b80632bc06a921161021b57806338dcaba5116101d15780635c975abb116101b75780635c975abb1461046a5780636439fd751461047557806370a082311461049c575f5ffd5b806338dcaba51461044f5780633f4ba83a14610462575f5ffd5b8063313ce56711610201578063313ce567146104035780633644e5151461043457806336568abe1461043c575f5ffd5b80632bc06a92146103dd5780632f2ff15d146103f0575f5ffd5b8063158b1a571161027057806322e4e61d1161025657806322e4e61d1461039557806323b872dd146103a8578063248a9ca3146103bb575f5ffd5b8063158b1a571461035757806318160ddd1461038d575f5ffd5b80630812e8f4116102a05780630812e8f4146102f8578063095ea7b31461030d5780630caaf1a714610320575f5ffd5b806301ffc9a7146102bb57806306fdde03146102e3575b5f5ffd5b6102ce6102c93660046121c8565b61070b565b60405190151581526020015b60405180910390f35b6102eb610766565b6040516102da919061225a565b61030b610306366004612287565b6107f6565b005b6102ce61031b3660046122ba565b610832565b6040516001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681526020016102da565b61037f6103653660046122e2565b6001600160a01b03165f908152600b602052604090205490565b6040519081526020016102da565b60025461037f565b61030b6103a33660046122fb565b610849565b6102ce6103b636600461231b565b61088e565b61037f6103c9366004612344565b5f9081526008602052604090206001015490565b6102ce6103eb3660046122e2565b6108b1565b61030b6103fe36600461235b565b610985565b60405160ff7f00000000000000000000000000000000000000000000000000000000000000001681526020016102da565b61037f6109a9565b61030b61044a36600461235b565b6109b7565b61030b61045d366004612385565b610a08565b61030b610a45565b60095460ff166102ce565b61037f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df381565b61037f6104aa3660046122e2565b6001600160a01b03165f9081526020819052604090205490565b61037f6104d23660046122e2565b610a7a565b61037f7f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa12281565b604080517fffffffffffffffffffffffff00000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000001660208201528151808203600c018152602c9091019091526102eb565b61030b610a97565b610571610ac9565b6040516102da97969594939291906123c6565b6102ce610592366004612344565b5f908152600a602052604090205460ff1690565b6102ce6105b43660046122e2565b610b27565b6102ce6105c736600461235b565b5f9182526008602090815260408084206001600160a01b0393909316845291905290205460ff1690565b6102eb610bc0565b6102ce61060736600461231b565b610bcf565b61037f5f81565b6102ce6106213660046122ba565b610c4a565b61037f7f000000000000000000000000000000000000000000000000000000000000000081565b61030b61065b366004612478565b610c57565b61030b61066e36600461235b565b610dc4565b61037f6106813660046124e5565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b61030b6106b9366004612287565b610de8565b6102ce6106cc36600461231b565b610e8b565b61037f7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a81565b6102ce6107063660046122ba565b610ed4565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f3edbb4c4000000000000000000000000000000000000000000000000000000001480610760575061076082610f09565b92915050565b6060600380546107759061250d565b80601f01602080910402602001604051908101604052809291908181526020018280546107a19061250d565b80156107ec5780601f106107c3576101008083540402835291602001916107ec565b820191905f5260205f20905b8154815290600101906020018083116107cf57829003601f168201915b5050505050905090565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df361082081610f9f565b61082c84845f85610fa9565b50505050565b5f3361083f818585611039565b5060019392505050565b6108533383611046565b604051828152819033907f3be2edea458ae9d9dd885a96aa23c988b15277ec0f613d273e6fcc4a27e610ff9060200160405180910390a35050565b5f3361089b858285611097565b6108a6858585611145565b506001949350505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061076057506040517f2bc06a920000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f00000000000000000000000000000000000000000000000000000000000000001690632bc06a92906024015b602060405180830381865afa158015610961573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610760919061255e565b5f8281526008602052604090206001015461099f81610f9f565b61082c83836111d4565b5f6109b261129d565b905090565b6001600160a01b03811633146109f9576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b610a0382826113c6565b505050565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610a3281610f9f565b610a3e85858585611469565b5050505050565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610a6f81610f9f565b610a7761150e565b50565b6001600160a01b0381165f90815260076020526040812054610760565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610ac181610f9f565b610a7761157e565b5f6060805f5f5f6060610ada6115d9565b610ae2611604565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061076057506040517f90d370ba0000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f000000000000000000000000000000000000000000000000000000000000000016906390d370ba90602401610946565b6060600480546107759061250d565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610bfa81610f9f565b6001600c5f828254610c0c91906125aa565b9091555050600c5460408051306020820152908101919091526108a69060600160405160208183030381529060405280519060200120868686611469565b5f3361083f818585611145565b83421115610c99576040517f62791302000000000000000000000000000000000000000000000000000000008152600481018590526024015b60405180910390fd5b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9888888610ce48c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f610d3e8261162f565b90505f610d4d82878787611676565b9050896001600160a01b0316816001600160a01b031614610dad576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b166024820152604401610c90565b610db88a8a8a611039565b50505050505050505050565b5f82815260086020526040902060010154610dde81610f9f565b61082c83836113c6565b7f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa122610e1281610f9f565b610e1b846116a2565b610e3782610e2860025490565b610e3291906125aa565b611762565b610e4183836117e5565b826001600160a01b0316847fe9e92d0569112d63a13d3acca4859ad9d4d0d72d5b701be230d57348234a5b1e84604051610e7d91815260200190565b60405180910390a350505050565b5f610e9860095460ff1690565b158015610ea95750610ea9846108b1565b8015610eb95750610eb983610b27565b8015610ecc5750610eca8483611832565b155b949350505050565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610eff81610f9f565b61083f8484611887565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061076057507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff00000000000000000000000000000000000000000000000000000000831614610760565b610a7781336118df565b610fb2846116a2565b610fda83610fd4856001600160a01b03165f9081526020819052604090205490565b8361194c565b610fe58383836119a2565b816001600160a01b0316836001600160a01b0316857fca6697112b7a4ce87d75be03533e7f785741a368d9483b7f3cfb275eac7a9ea58460405161102b91815260200190565b60405180910390a450505050565b610a0383838360016119f8565b6001600160a01b038216611088576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b611093825f83611aee565b5050565b6001600160a01b038381165f908152600160209081526040808320938616835292905220547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81101561082c5781811015611137576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610c90565b61082c84848484035f6119f8565b6001600160a01b038316611187576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6001600160a01b0382166111c9576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b610a03838383611aee565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16611296575f8381526008602090815260408083206001600160a01b0386168452909152902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016600117905561124e3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610760565b505f610760565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156112f557507f000000000000000000000000000000000000000000000000000000000000000046145b1561131f57507f000000000000000000000000000000000000000000000000000000000000000090565b6109b2604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff1615611296575f8381526008602090815260408083206001600160a01b038616808552925280832080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610760565b6001600160a01b0382166114b4576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c90565b6114bd82611b01565b6114c984848484610fa9565b816001600160a01b0316836001600160a01b03167f7b3ce50c216d2ccf9919c6b9f1bfb33f0350a33010f188750b4af38e0044813883604051610e7d91815260200190565b611516611b4b565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001690557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa335b6040516001600160a01b03909116815260200160405180910390a1565b611586611b89565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a2586115613390565b60606109b27f0000000000000000000000000000000000000000000000000000000000000000611bc6565b60606109b27f0000000000000000000000000000000000000000000000000000000000000000611bc6565b5f61076061163b61129d565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f61168688888888611c03565b9250925092506116968282611ce9565b50909695505050505050565b5f8190036116df576040517ffab6810300000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b5f818152600a602052604090205460ff161561172a576040517f1748f4aa00000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b5f908152600a6020526040902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00166001179055565b7f0000000000000000000000000000000000000000000000000000000000000000811115610a77576040517f2bee16ca0000000000000000000000000000000000000000000000000000000081527f0000000000000000000000000000000000000000000000000000000000000000600482015260248101829052604401610c90565b6001600160a01b038216611827576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6110935f8383611aee565b6001600160a01b0382165f908152600b602052604081205480820361185a575f915050610760565b5f61186485611dec565b905080841115801561187e575061187b8183611e09565b84115b95945050505050565b6001600160a01b0382165f818152600b602052604090819020839055517f68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e7906118d39084815260200190565b60405180910390a25050565b5f8281526008602090815260408083206001600160a01b038516845290915290205460ff16611093576040517fe2517d3f0000000000000000000000000000000000000000000000000000000081526001600160a01b038216600482015260248101839052604401610c90565b6001600160a01b0383165f908152600b60205260408120549061196f8483611e09565b905080831180156119805750838311155b15610a3e57610a3e8561199383866125bd565b61199d90856125bd565b611887565b6001600160a01b0383166119ed576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602401610c90565b610a03838383611e1a565b6001600160a01b038416611a3a576040517fe602df050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6001600160a01b038316611a7c576040517f94280d620000000000000000000000000000000000000000000000000000000081525f6004820152602401610c90565b6001600160a01b038085165f908152600160209081526040808320938716835292905220829055801561082c57826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610e7d91815260200190565b611af6611b89565b6119ed838383611f59565b611b0a81610b27565b610a77576040517f705c1eed0000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610c90565b60095460ff16611b87576040517f8dfc202b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b565b60095460ff1615611b87576040517fd93c066500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60605f611bd283611f7c565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115611c3c57505f91506003905082611cdf565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015611c8d573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b038116611cd657505f925060019150829050611cdf565b92505f91508190505b9450945094915050565b5f826003811115611cfc57611cfc6125d0565b03611d05575050565b6001826003811115611d1957611d196125d0565b03611d50576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115611d6457611d646125d0565b03611d9e576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b6003826003811115611db257611db26125d0565b03611093576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610c90565b6001600160a01b0381165f90815260208190526040812054610760565b5f808284038481111590810261187e565b6001600160a01b038316611e44578060025f828254611e3991906125aa565b90915550611ecd9050565b6001600160a01b0383165f9081526020819052604090205481811015611eaf576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810182905260448101839052606401610c90565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216611ee957600280548290039055611f07565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef83604051611f4c91815260200190565b60405180910390a3505050565b611f638383611fbc565b6001600160a01b03831615610a0357610a03838261213f565b5f60ff8216601f811115610760576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316611fee575050565b6001600160a01b0382161580159061200e57506001600160a01b03811615155b80156120be57506040517f6c85cf670000000000000000000000000000000000000000000000000000000081526001600160a01b03838116600483015282811660248301527f00000000000000000000000000000000000000000000000000000000000000001690636c85cf6790604401602060405180830381865afa15801561209a573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906120be919061255e565b156120c7575050565b6001600160a01b038216158015906120e557506120e3826108b1565b155b15612127576040517f45bae9e20000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c90565b6001600160a01b038116156110935761109381611b01565b6121498282611832565b612151575050565b5f61217b61215e84611dec565b6001600160a01b0385165f908152600b6020526040902054611e09565b6040517e384e710000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810184905260448101829052909150606401610c90565b5f602082840312156121d8575f5ffd5b81357fffffffff0000000000000000000000000000000000000000000000000000000081168114612207575f5ffd5b9392505050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f612207602083018461220e565b80356001600160a01b0381168114612282575f5ffd5b919050565b5f5f5f60608486031215612299575f5ffd5b833592506122a96020850161226c565b929592945050506040919091013590565b5f5f604083850312156122cb575f5ffd5b6122d48361226c565b946020939093013593505050565b5f602082840312156122f2575f5ffd5b6122078261226c565b5f5f6040838503121561230c575f5ffd5b50508035926020909101359150565b5f5f5f6060848603121561232d575f5ffd5b6123368461226c565b92506122a96020850161226c565b5f60208284031215612354575f5ffd5b5035919050565b5f5f6040838503121561236c575f5ffd5b8235915061237c6020840161226c565b90509250929050565b5f5f5f5f60808587031215612398575f5ffd5b843593506123a86020860161226c565b92506123b66040860161226c565b9396929550929360600135925050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f61240060e083018961220e565b8281036040840152612412818961220e565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b81811015612467578351835260209384019390920191600101612449565b50909b9a5050505050505050505050565b5f5f5f5f5f5f5f60e0888a03121561248e575f5ffd5b6124978861226c565b96506124a56020890161226c565b95506040880135945060608801359350608088013560ff811681146124c8575f5ffd5b9699959850939692959460a0840135945060c09093013592915050565b5f5f604083850312156124f6575f5ffd5b6124ff8361226c565b915061237c6020840161226c565b600181811c9082168061252157607f821691505b602082108103612558577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b5f6020828403121561256e575f5ffd5b81518015158114612207575f5ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b808201808211156107605761076061257d565b818103818111156107605761076061257d565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd' as const;

/** Offsets and lengths in bytes. */
export const securityTokenImmutables = [{"start":813,"length":32},{"start":1034,"length":32},{"start":1317,"length":32},{"start":1579,"length":32},{"start":2228,"length":32},{"start":2331,"length":32},{"start":2858,"length":32},{"start":2961,"length":32},{"start":4777,"length":32},{"start":4819,"length":32},{"start":4861,"length":32},{"start":4942,"length":32},{"start":4982,"length":32},{"start":5600,"length":32},{"start":5643,"length":32},{"start":5988,"length":32},{"start":6066,"length":32},{"start":8126,"length":32},{"start":8277,"length":32}] as const;
