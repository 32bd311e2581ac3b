// Made from contracts/src/tokens/WholesaleCbdc.sol by scripts/generate-contracts.mjs. Not to be edited.

export const wholesaleCbdcAbi = [
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
        "name": "currency_",
        "type": "string"
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
    "name": "currency",
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
  },
  {
    "type": "error",
    "name": "WholesaleCbdcInvalidCurrency",
    "inputs": [
      {
        "name": "code",
        "type": "string"
      }
    ]
  }
] as const;

/** What creates the contract, before its arguments. */
export const wholesaleCbdcBytecode = '0x6101c0604052348015610010575f5ffd5b50604051612d1c380380612d1c83398101604081905261002f91610494565b81868686868380604051806040016040528060018152602001603160f81b8152508686816003908161006191906105e8565b50600461006e82826105e8565b5050506100808261024660201b60201c565b6101205261008d81610246565b61014052815160208084019190912060e052815190820120610100524660a05261011960e05161010051604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201529081019290925260608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b60805250503060c052506001600160a01b0381166101605760405163e2517d3f60e01b81526001600160a01b03821660048201525f60248201526044015b60405180910390fd5b60ff8216610160526101725f82610283565b505050506001600160a01b03821615905080158161019857506001600160a01b0382163b155b156101c157604051630af5e85360e31b81526001600160a01b0383166004820152602401610157565b506001600160a01b039081166101805282166101fb57604051630af5e85360e31b81526001600160a01b0383166004820152602401610157565b61020481610330565b610223578060405163cbd1d0b360e01b815260040161015791906106a6565b61022c816106db565b6001600160e81b0319166101a0525061074f945050505050565b5f5f829050601f81511115610270578260405163305a27a960e01b815260040161015791906106a6565b805161027b82610718565b179392505050565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16610327575f8381526008602090815260408083206001600160a01b03861684529091529020805460ff191660011790556102df3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a450600161032a565b505f5b92915050565b80515f90829060031480156103695750610369815f815181106103555761035561073b565b01602001516001600160f81b0319166103aa565b80156103865750610386816001815181106103555761035561073b565b80156103a357506103a3816002815181106103555761035561073b565b9392505050565b5f604160f81b6001600160f81b031983161080159061032a5750602d60f91b6001600160f81b03198316111592915050565b634e487b7160e01b5f52604160045260245ffd5b5f82601f8301126103ff575f5ffd5b81516001600160401b03811115610418576104186103dc565b604051601f8201601f19908116603f011681016001600160401b0381118282101715610446576104466103dc565b60405281815283820160200185101561045d575f5ffd5b8160208501602083015e5f918101602001919091529392505050565b80516001600160a01b038116811461048f575f5ffd5b919050565b5f5f5f5f5f5f60c087890312156104a9575f5ffd5b86516001600160401b038111156104be575f5ffd5b6104ca89828a016103f0565b602089015190975090506001600160401b038111156104e7575f5ffd5b6104f389828a016103f0565b955050604087015160ff81168114610509575f5ffd5b935061051760608801610479565b925061052560808801610479565b60a08801519092506001600160401b03811115610540575f5ffd5b61054c89828a016103f0565b9150509295509295509295565b600181811c9082168061056d57607f821691505b60208210810361058b57634e487b7160e01b5f52602260045260245ffd5b50919050565b601f8211156105e357828211156105e357805f5260205f20601f840160051c60208510156105bc57505f5b90810190601f840160051c035f5b818110156105df575f838201556001016105ca565b5050505b505050565b81516001600160401b03811115610601576106016103dc565b6106158161060f8454610559565b84610591565b6020601f821160018114610647575f83156106305750848201515b5f19600385901b1c1916600184901b17845561069f565b5f84815260208120601f198516915b828110156106765787850151825560209485019460019092019101610656565b508482101561069357868401515f19600387901b60f8161c191681555b505060018360011b0184555b5050505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b805160208201516001600160e81b0319811691906003821015610711576001600160e81b03196003838103901b81901b82161692505b5050919050565b8051602080830151919081101561058b575f1960209190910360031b1b16919050565b634e487b7160e01b5f52603260045260245ffd5b60805160a05160c05160e05161010051610120516101405161016051610180516101a0516125346107e85f395f61065401525f818161031301528181610873015281816108da01528181610ae901528181610b5001528181611ef50152611f8c01525f6103f001525f6115c501525f61159a01525f61133001525f61130801525f61126301525f61128d01525f6112b701526125345ff3fe608060405234801561000f575f5ffd5b506004361061029d575f3560e01c806370a0823111610171578063a217fddf116100d2578063e16447c711610088578063e5a6b10f1161006e578063e5a6b10f1461062d578063e63ab1e914610690578063ebe45cba146106b7575f5ffd5b8063e16447c714610607578063e46638e61461061a575f5ffd5b8063d505accf116100b8578063d505accf146105a9578063d547741f146105bc578063dd62ed3e146105cf575f5ffd5b8063a217fddf1461058f578063a9059cbb14610596575f5ffd5b8063877b954a1161012757806391d148541161010d57806391d148541461053c57806395d89b41146105745780639fc1d0e71461057c575f5ffd5b8063877b954a1461050757806390d370ba14610529575f5ffd5b806382aefa241161015757806382aefa24146104bd5780638456cb59146104e457806384b0196e146104ec575f5ffd5b806370a08231146104825780637ecebe00146104aa575f5ffd5b8063248a9ca31161021b57806336568abe116101d15780633f4ba83a116101b75780633f4ba83a146104485780635c975abb146104505780636439fd751461045b575f5ffd5b806336568abe1461042257806338dcaba514610435575f5ffd5b80632f2ff15d116102015780632f2ff15d146103d6578063313ce567146103e95780633644e5151461041a575f5ffd5b8063248a9ca3146103a15780632bc06a92146103c3575f5ffd5b80630caaf1a71161027057806318160ddd1161025657806318160ddd1461037357806322e4e61d1461037b57806323b872dd1461038e575f5ffd5b80630caaf1a714610306578063158b1a571461033d575f5ffd5b806301ffc9a7146102a157806306fdde03146102c95780630812e8f4146102de578063095ea7b3146102f3575b5f5ffd5b6102b46102af3660046120ff565b6106ca565b60405190151581526020015b60405180910390f35b6102d1610725565b6040516102c09190612191565b6102f16102ec3660046121be565b6107b5565b005b6102b46103013660046121f1565b6107f1565b6040516001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681526020016102c0565b61036561034b366004612219565b6001600160a01b03165f908152600b602052604090205490565b6040519081526020016102c0565b600254610365565b6102f1610389366004612232565b610808565b6102b461039c366004612252565b61084d565b6103656103af36600461227b565b5f9081526008602052604090206001015490565b6102b46103d1366004612219565b610870565b6102f16103e4366004612292565b610944565b60405160ff7f00000000000000000000000000000000000000000000000000000000000000001681526020016102c0565b610365610968565b6102f1610430366004612292565b610976565b6102f16104433660046122bc565b6109c7565b6102f1610a04565b60095460ff166102b4565b6103657f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df381565b610365610490366004612219565b6001600160a01b03165f9081526020819052604090205490565b6103656104b8366004612219565b610a39565b6103657f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa12281565b6102f1610a56565b6104f4610a88565b6040516102c097969594939291906122fd565b6102b461051536600461227b565b5f908152600a602052604090205460ff1690565b6102b4610537366004612219565b610ae6565b6102b461054a366004612292565b5f9182526008602090815260408084206001600160a01b0393909316845291905290205460ff1690565b6102d1610b7f565b6102b461058a366004612252565b610b8e565b6103655f81565b6102b46105a43660046121f1565b610c09565b6102f16105b73660046123af565b610c16565b6102f16105ca366004612292565b610d83565b6103656105dd36600461241c565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b6102f16106153660046121be565b610da7565b6102b4610628366004612252565b610e45565b604080517fffffff00000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000001660208201528151808203600301815260239091019091526102d1565b6103657f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a81565b6102b46106c53660046121f1565b610e8e565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f3edbb4c400000000000000000000000000000000000000000000000000000000148061071f575061071f82610ec3565b92915050565b60606003805461073490612444565b80601f016020809104026020016040519081016040528092919081815260200182805461076090612444565b80156107ab5780601f10610782576101008083540402835291602001916107ab565b820191905f5260205f20905b81548152906001019060200180831161078e57829003601f168201915b5050505050905090565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df36107df81610f59565b6107eb84845f85610f63565b50505050565b5f336107fe818585610ff3565b5060019392505050565b6108123383611000565b604051828152819033907f3be2edea458ae9d9dd885a96aa23c988b15277ec0f613d273e6fcc4a27e610ff9060200160405180910390a35050565b5f3361085a858285611051565b6108658585856110ff565b506001949350505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061071f57506040517f2bc06a920000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f00000000000000000000000000000000000000000000000000000000000000001690632bc06a92906024015b602060405180830381865afa158015610920573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061071f9190612495565b5f8281526008602052604090206001015461095e81610f59565b6107eb838361118e565b5f610971611257565b905090565b6001600160a01b03811633146109b8576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6109c28282611380565b505050565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df36109f181610f59565b6109fd85858585611423565b5050505050565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610a2e81610f59565b610a366114c8565b50565b6001600160a01b0381165f9081526007602052604081205461071f565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610a8081610f59565b610a36611538565b5f6060805f5f5f6060610a99611593565b610aa16115be565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061071f57506040517f90d370ba0000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f000000000000000000000000000000000000000000000000000000000000000016906390d370ba90602401610905565b60606004805461073490612444565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610bb981610f59565b6001600c5f828254610bcb91906124e1565b9091555050600c5460408051306020820152908101919091526108659060600160405160208183030381529060405280519060200120868686611423565b5f336107fe8185856110ff565b83421115610c58576040517f62791302000000000000000000000000000000000000000000000000000000008152600481018590526024015b60405180910390fd5b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9888888610ca38c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f610cfd826115e9565b90505f610d0c82878787611630565b9050896001600160a01b0316816001600160a01b031614610d6c576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b166024820152604401610c4f565b610d778a8a8a610ff3565b50505050505050505050565b5f82815260086020526040902060010154610d9d81610f59565b6107eb8383611380565b7f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa122610dd181610f59565b610dda8461165c565b610df182610de760025490565b610a3691906124e1565b610dfb838361171c565b826001600160a01b0316847fe9e92d0569112d63a13d3acca4859ad9d4d0d72d5b701be230d57348234a5b1e84604051610e3791815260200190565b60405180910390a350505050565b5f610e5260095460ff1690565b158015610e635750610e6384610870565b8015610e735750610e7383610ae6565b8015610e865750610e848483611769565b155b949350505050565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610eb981610f59565b6107fe84846117be565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061071f57507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000000000000000000000000000000000000000000083161461071f565b610a368133611816565b610f6c8461165c565b610f9483610f8e856001600160a01b03165f9081526020819052604090205490565b83611883565b610f9f8383836118d9565b816001600160a01b0316836001600160a01b0316857fca6697112b7a4ce87d75be03533e7f785741a368d9483b7f3cfb275eac7a9ea584604051610fe591815260200190565b60405180910390a450505050565b6109c2838383600161192f565b6001600160a01b038216611042576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b61104d825f83611a25565b5050565b6001600160a01b038381165f908152600160209081526040808320938616835292905220547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8110156107eb57818110156110f1576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610c4f565b6107eb84848484035f61192f565b6001600160a01b038316611141576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6001600160a01b038216611183576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6109c2838383611a25565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16611250575f8381526008602090815260408083206001600160a01b0386168452909152902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790556112083390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a450600161071f565b505f61071f565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156112af57507f000000000000000000000000000000000000000000000000000000000000000046145b156112d957507f000000000000000000000000000000000000000000000000000000000000000090565b610971604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff1615611250575f8381526008602090815260408083206001600160a01b038616808552925280832080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a450600161071f565b6001600160a01b03821661146e576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c4f565b61147782611a38565b61148384848484610f63565b816001600160a01b0316836001600160a01b03167f7b3ce50c216d2ccf9919c6b9f1bfb33f0350a33010f188750b4af38e0044813883604051610e3791815260200190565b6114d0611a82565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001690557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa335b6040516001600160a01b03909116815260200160405180910390a1565b611540611ac0565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a25861151b3390565b60606109717f0000000000000000000000000000000000000000000000000000000000000000611afd565b60606109717f0000000000000000000000000000000000000000000000000000000000000000611afd565b5f61071f6115f5611257565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f61164088888888611b3a565b9250925092506116508282611c20565b50909695505050505050565b5f819003611699576040517ffab6810300000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b5f818152600a602052604090205460ff16156116e4576040517f1748f4aa00000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b5f908152600a6020526040902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00166001179055565b6001600160a01b03821661175e576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b61104d5f8383611a25565b6001600160a01b0382165f908152600b6020526040812054808203611791575f91505061071f565b5f61179b85611d23565b90508084111580156117b557506117b28183611d40565b84115b95945050505050565b6001600160a01b0382165f818152600b602052604090819020839055517f68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e79061180a9084815260200190565b60405180910390a25050565b5f8281526008602090815260408083206001600160a01b038516845290915290205460ff1661104d576040517fe2517d3f0000000000000000000000000000000000000000000000000000000081526001600160a01b038216600482015260248101839052604401610c4f565b6001600160a01b0383165f908152600b6020526040812054906118a68483611d40565b905080831180156118b75750838311155b156109fd576109fd856118ca83866124f4565b6118d490856124f4565b6117be565b6001600160a01b038316611924576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602401610c4f565b6109c2838383611d51565b6001600160a01b038416611971576040517fe602df050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6001600160a01b0383166119b3576040517f94280d620000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6001600160a01b038085165f90815260016020908152604080832093871683529290522082905580156107eb57826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610e3791815260200190565b611a2d611ac0565b611924838383611e90565b611a4181610ae6565b610a36576040517f705c1eed0000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610c4f565b60095460ff16611abe576040517f8dfc202b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b565b60095460ff1615611abe576040517fd93c066500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60605f611b0983611eb3565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115611b7357505f91506003905082611c16565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015611bc4573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b038116611c0d57505f925060019150829050611c16565b92505f91508190505b9450945094915050565b5f826003811115611c3357611c33612507565b03611c3c575050565b6001826003811115611c5057611c50612507565b03611c87576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115611c9b57611c9b612507565b03611cd5576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b6003826003811115611ce957611ce9612507565b0361104d576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b6001600160a01b0381165f9081526020819052604081205461071f565b5f80828403848111159081026117b5565b6001600160a01b038316611d7b578060025f828254611d7091906124e1565b90915550611e049050565b6001600160a01b0383165f9081526020819052604090205481811015611de6576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810182905260448101839052606401610c4f565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216611e2057600280548290039055611e3e565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef83604051611e8391815260200190565b60405180910390a3505050565b611e9a8383611ef3565b6001600160a01b038316156109c2576109c28382612076565b5f60ff8216601f81111561071f576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316611f25575050565b6001600160a01b03821615801590611f4557506001600160a01b03811615155b8015611ff557506040517f6c85cf670000000000000000000000000000000000000000000000000000000081526001600160a01b03838116600483015282811660248301527f00000000000000000000000000000000000000000000000000000000000000001690636c85cf6790604401602060405180830381865afa158015611fd1573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611ff59190612495565b15611ffe575050565b6001600160a01b0382161580159061201c575061201a82610870565b155b1561205e576040517f45bae9e20000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c4f565b6001600160a01b0381161561104d5761104d81611a38565b6120808282611769565b612088575050565b5f6120b261209584611d23565b6001600160a01b0385165f908152600b6020526040902054611d40565b6040517e384e710000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810184905260448101829052909150606401610c4f565b5f6020828403121561210f575f5ffd5b81357fffffffff000000000000000000000000000000000000000000000000000000008116811461213e575f5ffd5b9392505050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f61213e6020830184612145565b80356001600160a01b03811681146121b9575f5ffd5b919050565b5f5f5f606084860312156121d0575f5ffd5b833592506121e0602085016121a3565b929592945050506040919091013590565b5f5f60408385031215612202575f5ffd5b61220b836121a3565b946020939093013593505050565b5f60208284031215612229575f5ffd5b61213e826121a3565b5f5f60408385031215612243575f5ffd5b50508035926020909101359150565b5f5f5f60608486031215612264575f5ffd5b61226d846121a3565b92506121e0602085016121a3565b5f6020828403121561228b575f5ffd5b5035919050565b5f5f604083850312156122a3575f5ffd5b823591506122b3602084016121a3565b90509250929050565b5f5f5f5f608085870312156122cf575f5ffd5b843593506122df602086016121a3565b92506122ed604086016121a3565b9396929550929360600135925050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f61233760e0830189612145565b82810360408401526123498189612145565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b8181101561239e578351835260209384019390920191600101612380565b50909b9a5050505050505050505050565b5f5f5f5f5f5f5f60e0888a0312156123c5575f5ffd5b6123ce886121a3565b96506123dc602089016121a3565b95506040880135945060608801359350608088013560ff811681146123ff575f5ffd5b9699959850939692959460a0840135945060c09093013592915050565b5f5f6040838503121561242d575f5ffd5b612436836121a3565b91506122b3602084016121a3565b600181811c9082168061245857607f821691505b60208210810361248f577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b5f602082840312156124a5575f5ffd5b8151801515811461213e575f5ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8082018082111561071f5761071f6124b4565b8181038181111561071f5761071f6124b4565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd' as const;

/** What is then at its address, with zeros where `wholesaleCbdcImmutables` says that values of its own are. */
export const wholesaleCbdcDeployedBytecode = '0x608060405234801561000f575f5ffd5b506004361061029d575f3560e01c806370a0823111610171578063a217fddf116100d2578063e16447c711610088578063e5a6b10f1161006e578063e5a6b10f1461062d578063e63ab1e914610690578063ebe45cba146106b7575f5ffd5b8063e16447c714610607578063e46638e61461061a575f5ffd5b8063d505accf116100b8578063d505accf146105a9578063d547741f146105bc578063dd62ed3e146105cf575f5ffd5b8063a217fddf1461058f578063a9059cbb14610596575f5ffd5b8063877b954a1161012757806391d148541161010d57806391d148541461053c57806395d89b41146105745780639fc1d0e71461057c575f5ffd5b8063877b954a1461050757806390d370ba14610529575f5ffd5b806382aefa241161015757806382aefa24146104bd5780638456cb59146104e457806384b0196e146104ec575f5ffd5b806370a08231146104825780637ecebe00146104aa575f5ffd5b8063248a9ca31161021b57806336568abe116101d15780633f4ba83a116101b75780633f4ba83a146104485780635c975abb146104505780636439fd751461045b575f5ffd5b806336568abe1461042257806338dcaba514610435575f5ffd5b80632f2ff15d116102015780632f2ff15d146103d6578063313ce567146103e95780633644e5151461041a575f5ffd5b8063248a9ca3146103a15780632bc06a92146103c3575f5ffd5b80630caaf1a71161027057806318160ddd1161025657806318160ddd1461037357806322e4e61d1461037b57806323b872dd1461038e575f5ffd5b80630caaf1a714610306578063158b1a571461033d575f5ffd5b806301ffc9a7146102a157806306fdde03146102c95780630812e8f4146102de578063095ea7b3146102f3575b5f5ffd5b6102b46102af3660046120ff565b6106ca565b60405190151581526020015b60405180910390f35b6102d1610725565b6040516102c09190612191565b6102f16102ec3660046121be565b6107b5565b005b6102b46103013660046121f1565b6107f1565b6040516001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001681526020016102c0565b61036561034b366004612219565b6001600160a01b03165f908152600b602052604090205490565b6040519081526020016102c0565b600254610365565b6102f1610389366004612232565b610808565b6102b461039c366004612252565b61084d565b6103656103af36600461227b565b5f9081526008602052604090206001015490565b6102b46103d1366004612219565b610870565b6102f16103e4366004612292565b610944565b60405160ff7f00000000000000000000000000000000000000000000000000000000000000001681526020016102c0565b610365610968565b6102f1610430366004612292565b610976565b6102f16104433660046122bc565b6109c7565b6102f1610a04565b60095460ff166102b4565b6103657f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df381565b610365610490366004612219565b6001600160a01b03165f9081526020819052604090205490565b6103656104b8366004612219565b610a39565b6103657f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa12281565b6102f1610a56565b6104f4610a88565b6040516102c097969594939291906122fd565b6102b461051536600461227b565b5f908152600a602052604090205460ff1690565b6102b4610537366004612219565b610ae6565b6102b461054a366004612292565b5f9182526008602090815260408084206001600160a01b0393909316845291905290205460ff1690565b6102d1610b7f565b6102b461058a366004612252565b610b8e565b6103655f81565b6102b46105a43660046121f1565b610c09565b6102f16105b73660046123af565b610c16565b6102f16105ca366004612292565b610d83565b6103656105dd36600461241c565b6001600160a01b039182165f90815260016020908152604080832093909416825291909152205490565b6102f16106153660046121be565b610da7565b6102b4610628366004612252565b610e45565b604080517fffffff00000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000001660208201528151808203600301815260239091019091526102d1565b6103657f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a81565b6102b46106c53660046121f1565b610e8e565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f3edbb4c400000000000000000000000000000000000000000000000000000000148061071f575061071f82610ec3565b92915050565b60606003805461073490612444565b80601f016020809104026020016040519081016040528092919081815260200182805461076090612444565b80156107ab5780601f10610782576101008083540402835291602001916107ab565b820191905f5260205f20905b81548152906001019060200180831161078e57829003601f168201915b5050505050905090565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df36107df81610f59565b6107eb84845f85610f63565b50505050565b5f336107fe818585610ff3565b5060019392505050565b6108123383611000565b604051828152819033907f3be2edea458ae9d9dd885a96aa23c988b15277ec0f613d273e6fcc4a27e610ff9060200160405180910390a35050565b5f3361085a858285611051565b6108658585856110ff565b506001949350505050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061071f57506040517f2bc06a920000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f00000000000000000000000000000000000000000000000000000000000000001690632bc06a92906024015b602060405180830381865afa158015610920573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061071f9190612495565b5f8281526008602052604090206001015461095e81610f59565b6107eb838361118e565b5f610971611257565b905090565b6001600160a01b03811633146109b8576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6109c28282611380565b505050565b7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df36109f181610f59565b6109fd85858585611423565b5050505050565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610a2e81610f59565b610a366114c8565b50565b6001600160a01b0381165f9081526007602052604081205461071f565b7f65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a610a8081610f59565b610a36611538565b5f6060805f5f5f6060610a99611593565b610aa16115be565b604080515f808252602082019092527f0f000000000000000000000000000000000000000000000000000000000000009b939a50919850469750309650945092509050565b5f7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316158061071f57506040517f90d370ba0000000000000000000000000000000000000000000000000000000081526001600160a01b0383811660048301527f000000000000000000000000000000000000000000000000000000000000000016906390d370ba90602401610905565b60606004805461073490612444565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610bb981610f59565b6001600c5f828254610bcb91906124e1565b9091555050600c5460408051306020820152908101919091526108659060600160405160208183030381529060405280519060200120868686611423565b5f336107fe8185856110ff565b83421115610c58576040517f62791302000000000000000000000000000000000000000000000000000000008152600481018590526024015b60405180910390fd5b5f7f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9888888610ca38c6001600160a01b03165f90815260076020526040902080546001810190915590565b6040805160208101969096526001600160a01b0394851690860152929091166060840152608083015260a082015260c0810186905260e0016040516020818303038152906040528051906020012090505f610cfd826115e9565b90505f610d0c82878787611630565b9050896001600160a01b0316816001600160a01b031614610d6c576040517f4b800e460000000000000000000000000000000000000000000000000000000081526001600160a01b0380831660048301528b166024820152604401610c4f565b610d778a8a8a610ff3565b50505050505050505050565b5f82815260086020526040902060010154610d9d81610f59565b6107eb8383611380565b7f114e74f6ea3bd819998f78687bfcb11b140da08e9b7d222fa9c1f1ba1f2aa122610dd181610f59565b610dda8461165c565b610df182610de760025490565b610a3691906124e1565b610dfb838361171c565b826001600160a01b0316847fe9e92d0569112d63a13d3acca4859ad9d4d0d72d5b701be230d57348234a5b1e84604051610e3791815260200190565b60405180910390a350505050565b5f610e5260095460ff1690565b158015610e635750610e6384610870565b8015610e735750610e7383610ae6565b8015610e865750610e848483611769565b155b949350505050565b5f7f973ef39d76cc2c6090feab1c030bec6ab5db557f64df047a4c4f9b5953cf1df3610eb981610f59565b6107fe84846117be565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061071f57507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff0000000000000000000000000000000000000000000000000000000083161461071f565b610a368133611816565b610f6c8461165c565b610f9483610f8e856001600160a01b03165f9081526020819052604090205490565b83611883565b610f9f8383836118d9565b816001600160a01b0316836001600160a01b0316857fca6697112b7a4ce87d75be03533e7f785741a368d9483b7f3cfb275eac7a9ea584604051610fe591815260200190565b60405180910390a450505050565b6109c2838383600161192f565b6001600160a01b038216611042576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b61104d825f83611a25565b5050565b6001600160a01b038381165f908152600160209081526040808320938616835292905220547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8110156107eb57818110156110f1576040517ffb8f41b20000000000000000000000000000000000000000000000000000000081526001600160a01b03841660048201526024810182905260448101839052606401610c4f565b6107eb84848484035f61192f565b6001600160a01b038316611141576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6001600160a01b038216611183576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6109c2838383611a25565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff16611250575f8381526008602090815260408083206001600160a01b0386168452909152902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790556112083390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a450600161071f565b505f61071f565b5f306001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161480156112af57507f000000000000000000000000000000000000000000000000000000000000000046145b156112d957507f000000000000000000000000000000000000000000000000000000000000000090565b610971604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f0000000000000000000000000000000000000000000000000000000000000000918101919091527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a08201525f9060c00160405160208183030381529060405280519060200120905090565b5f8281526008602090815260408083206001600160a01b038516845290915281205460ff1615611250575f8381526008602090815260408083206001600160a01b038616808552925280832080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a450600161071f565b6001600160a01b03821661146e576040517fec442f050000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c4f565b61147782611a38565b61148384848484610f63565b816001600160a01b0316836001600160a01b03167f7b3ce50c216d2ccf9919c6b9f1bfb33f0350a33010f188750b4af38e0044813883604051610e3791815260200190565b6114d0611a82565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001690557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa335b6040516001600160a01b03909116815260200160405180910390a1565b611540611ac0565b600980547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a25861151b3390565b60606109717f0000000000000000000000000000000000000000000000000000000000000000611afd565b60606109717f0000000000000000000000000000000000000000000000000000000000000000611afd565b5f61071f6115f5611257565b836040517f19010000000000000000000000000000000000000000000000000000000000008152600281019290925260228201526042902090565b5f5f5f5f61164088888888611b3a565b9250925092506116508282611c20565b50909695505050505050565b5f819003611699576040517ffab6810300000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b5f818152600a602052604090205460ff16156116e4576040517f1748f4aa00000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b5f908152600a6020526040902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00166001179055565b6001600160a01b03821661175e576040517fec442f050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b61104d5f8383611a25565b6001600160a01b0382165f908152600b6020526040812054808203611791575f91505061071f565b5f61179b85611d23565b90508084111580156117b557506117b28183611d40565b84115b95945050505050565b6001600160a01b0382165f818152600b602052604090819020839055517f68e0d8c112165d0949ce87205b719ed7d98c7401866c34a159f7c67c6f5620e79061180a9084815260200190565b60405180910390a25050565b5f8281526008602090815260408083206001600160a01b038516845290915290205460ff1661104d576040517fe2517d3f0000000000000000000000000000000000000000000000000000000081526001600160a01b038216600482015260248101839052604401610c4f565b6001600160a01b0383165f908152600b6020526040812054906118a68483611d40565b905080831180156118b75750838311155b156109fd576109fd856118ca83866124f4565b6118d490856124f4565b6117be565b6001600160a01b038316611924576040517f96c6fd1e0000000000000000000000000000000000000000000000000000000081526001600160a01b0384166004820152602401610c4f565b6109c2838383611d51565b6001600160a01b038416611971576040517fe602df050000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6001600160a01b0383166119b3576040517f94280d620000000000000000000000000000000000000000000000000000000081525f6004820152602401610c4f565b6001600160a01b038085165f90815260016020908152604080832093871683529290522082905580156107eb57826001600160a01b0316846001600160a01b03167f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92584604051610e3791815260200190565b611a2d611ac0565b611924838383611e90565b611a4181610ae6565b610a36576040517f705c1eed0000000000000000000000000000000000000000000000000000000081526001600160a01b0382166004820152602401610c4f565b60095460ff16611abe576040517f8dfc202b00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b565b60095460ff1615611abe576040517fd93c066500000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b60605f611b0983611eb3565b6040805160208082528183019092529192505f91906020820181803683375050509182525060208101929092525090565b5f80807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115611b7357505f91506003905082611c16565b604080515f808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015611bc4573d5f5f3e3d5ffd5b50506040517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe001519150506001600160a01b038116611c0d57505f925060019150829050611c16565b92505f91508190505b9450945094915050565b5f826003811115611c3357611c33612507565b03611c3c575050565b6001826003811115611c5057611c50612507565b03611c87576040517ff645eedf00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b6002826003811115611c9b57611c9b612507565b03611cd5576040517ffce698f700000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b6003826003811115611ce957611ce9612507565b0361104d576040517fd78bce0c00000000000000000000000000000000000000000000000000000000815260048101829052602401610c4f565b6001600160a01b0381165f9081526020819052604081205461071f565b5f80828403848111159081026117b5565b6001600160a01b038316611d7b578060025f828254611d7091906124e1565b90915550611e049050565b6001600160a01b0383165f9081526020819052604090205481811015611de6576040517fe450d38c0000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810182905260448101839052606401610c4f565b6001600160a01b0384165f9081526020819052604090209082900390555b6001600160a01b038216611e2057600280548290039055611e3e565b6001600160a01b0382165f9081526020819052604090208054820190555b816001600160a01b0316836001600160a01b03167fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef83604051611e8391815260200190565b60405180910390a3505050565b611e9a8383611ef3565b6001600160a01b038316156109c2576109c28382612076565b5f60ff8216601f81111561071f576040517fb3512b0c00000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316611f25575050565b6001600160a01b03821615801590611f4557506001600160a01b03811615155b8015611ff557506040517f6c85cf670000000000000000000000000000000000000000000000000000000081526001600160a01b03838116600483015282811660248301527f00000000000000000000000000000000000000000000000000000000000000001690636c85cf6790604401602060405180830381865afa158015611fd1573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190611ff59190612495565b15611ffe575050565b6001600160a01b0382161580159061201c575061201a82610870565b155b1561205e576040517f45bae9e20000000000000000000000000000000000000000000000000000000081526001600160a01b0383166004820152602401610c4f565b6001600160a01b0381161561104d5761104d81611a38565b6120808282611769565b612088575050565b5f6120b261209584611d23565b6001600160a01b0385165f908152600b6020526040902054611d40565b6040517e384e710000000000000000000000000000000000000000000000000000000081526001600160a01b03851660048201526024810184905260448101829052909150606401610c4f565b5f6020828403121561210f575f5ffd5b81357fffffffff000000000000000000000000000000000000000000000000000000008116811461213e575f5ffd5b9392505050565b5f81518084528060208401602086015e5f6020828601015260207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f83011685010191505092915050565b602081525f61213e6020830184612145565b80356001600160a01b03811681146121b9575f5ffd5b919050565b5f5f5f606084860312156121d0575f5ffd5b833592506121e0602085016121a3565b929592945050506040919091013590565b5f5f60408385031215612202575f5ffd5b61220b836121a3565b946020939093013593505050565b5f60208284031215612229575f5ffd5b61213e826121a3565b5f5f60408385031215612243575f5ffd5b50508035926020909101359150565b5f5f5f60608486031215612264575f5ffd5b61226d846121a3565b92506121e0602085016121a3565b5f6020828403121561228b575f5ffd5b5035919050565b5f5f604083850312156122a3575f5ffd5b823591506122b3602084016121a3565b90509250929050565b5f5f5f5f608085870312156122cf575f5ffd5b843593506122df602086016121a3565b92506122ed604086016121a3565b9396929550929360600135925050565b7fff000000000000000000000000000000000000000000000000000000000000008816815260e060208201525f61233760e0830189612145565b82810360408401526123498189612145565b606084018890526001600160a01b038716608085015260a0840186905283810360c0850152845180825260208087019350909101905f5b8181101561239e578351835260209384019390920191600101612380565b50909b9a5050505050505050505050565b5f5f5f5f5f5f5f60e0888a0312156123c5575f5ffd5b6123ce886121a3565b96506123dc602089016121a3565b95506040880135945060608801359350608088013560ff811681146123ff575f5ffd5b9699959850939692959460a0840135945060c09093013592915050565b5f5f6040838503121561242d575f5ffd5b612436836121a3565b91506122b3602084016121a3565b600181811c9082168061245857607f821691505b60208210810361248f577f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b50919050565b5f602082840312156124a5575f5ffd5b8151801515811461213e575f5ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b8082018082111561071f5761071f6124b4565b8181038181111561071f5761071f6124b4565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd' as const;

/** Offsets and lengths in bytes. */
export const wholesaleCbdcImmutables = [{"start":787,"length":32},{"start":1008,"length":32},{"start":1620,"length":32},{"start":2163,"length":32},{"start":2266,"length":32},{"start":2793,"length":32},{"start":2896,"length":32},{"start":4707,"length":32},{"start":4749,"length":32},{"start":4791,"length":32},{"start":4872,"length":32},{"start":4912,"length":32},{"start":5530,"length":32},{"start":5573,"length":32},{"start":7925,"length":32},{"start":8076,"length":32}] as const;
