// Made from contracts/src/tokens/AdmissionRegistry.sol by scripts/generate-contracts.mjs. Not to be edited.

export const admissionRegistryAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "administrator",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "ADMITTER_ROLE",
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
    "name": "setAdmission",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "maySend",
        "type": "bool"
      },
      {
        "name": "mayReceive",
        "type": "bool"
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
    "type": "event",
    "name": "AdmissionSet",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "maySend",
        "type": "bool",
        "indexed": false
      },
      {
        "name": "mayReceive",
        "type": "bool",
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
    "name": "AdmissionInvalidAccount",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ]
  }
] as const;

/** What creates the contract, before its arguments. */
export const admissionRegistryBytecode = '0x608060405234801561000f575f5ffd5b50604051610a5e380380610a5e83398101604081905261002e9161011e565b6001600160a01b0381166100645760405163854e7d5d60e01b81526001600160a01b038216600482015260240160405180910390fd5b61006e5f82610075565b505061014b565b5f828152602081815260408083206001600160a01b038516845290915281205460ff16610115575f838152602081815260408083206001600160a01b03861684529091529020805460ff191660011790556100cd3390565b6001600160a01b0316826001600160a01b0316847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610118565b505f5b92915050565b5f6020828403121561012e575f5ffd5b81516001600160a01b0381168114610144575f5ffd5b9392505050565b610906806101585f395ff3fe608060405234801561000f575f5ffd5b50600436106100cf575f3560e01c806390d370ba1161007d578063d547741f11610058578063d547741f14610225578063dadef0f414610238578063ed6e96211461025f575f5ffd5b806390d370ba1461019e57806391d14854146101db578063a217fddf1461021e575f5ffd5b80632f2ff15d116100ad5780632f2ff15d1461016357806336568abe146101785780636c85cf671461018b575f5ffd5b806301ffc9a7146100d3578063248a9ca3146100fb5780632bc06a921461012b575b5f5ffd5b6100e66100e13660046107ce565b610272565b60405190151581526020015b60405180910390f35b61011d61010936600461080d565b5f9081526020819052604090206001015490565b6040519081526020016100f2565b6100e661013936600461084c565b73ffffffffffffffffffffffffffffffffffffffff165f9081526001602052604090205460ff1690565b610176610171366004610865565b61030a565b005b610176610186366004610865565b610334565b6100e661019936600461088f565b610392565b6100e66101ac36600461084c565b73ffffffffffffffffffffffffffffffffffffffff165f90815260016020526040902054610100900460ff1690565b6100e66101e9366004610865565b5f9182526020828152604080842073ffffffffffffffffffffffffffffffffffffffff93909316845291905290205460ff1690565b61011d5f81565b610176610233366004610865565b6103f6565b61011d7f2a6ba0b108f09290c9749d3b66f08a1a449d66b44148f499a581f555a4ac15ee81565b61017661026d3660046108c6565b61041a565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061030457507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008316145b92915050565b5f8281526020819052604090206001015461032481610586565b61032e8383610593565b50505050565b73ffffffffffffffffffffffffffffffffffffffff81163314610383576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b61038d828261068c565b505050565b73ffffffffffffffffffffffffffffffffffffffff82165f9081526001602052604081205460ff1680156103ef575073ffffffffffffffffffffffffffffffffffffffff82165f90815260016020526040902054610100900460ff165b9392505050565b5f8281526020819052604090206001015461041081610586565b61032e838361068c565b7f2a6ba0b108f09290c9749d3b66f08a1a449d66b44148f499a581f555a4ac15ee61044481610586565b73ffffffffffffffffffffffffffffffffffffffff84166104ae576040517f854e7d5d00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff851660048201526024015b60405180910390fd5b604080518082018252841515808252841515602080840182815273ffffffffffffffffffffffffffffffffffffffff8a165f818152600184528790209551865492517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00009093169015157fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ff16176101009215159290920291909117909455845192835282015290917fdb660b275acb7ccd1f93f601d6be5267605594eb8896d0e318adaa36d51e4d2c910160405180910390a250505050565b6105908133610745565b50565b5f8281526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8516845290915281205460ff16610685575f8381526020818152604080832073ffffffffffffffffffffffffffffffffffffffff86168452909152902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790556106233390565b73ffffffffffffffffffffffffffffffffffffffff168273ffffffffffffffffffffffffffffffffffffffff16847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610304565b505f610304565b5f8281526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8516845290915281205460ff1615610685575f8381526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8616808552925280832080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610304565b5f8281526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8516845290915290205460ff166107ca576040517fe2517d3f00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff82166004820152602481018390526044016104a5565b5050565b5f602082840312156107de575f5ffd5b81357fffffffff00000000000000000000000000000000000000000000000000000000811681146103ef575f5ffd5b5f6020828403121561081d575f5ffd5b5035919050565b803573ffffffffffffffffffffffffffffffffffffffff81168114610847575f5ffd5b919050565b5f6020828403121561085c575f5ffd5b6103ef82610824565b5f5f60408385031215610876575f5ffd5b8235915061088660208401610824565b90509250929050565b5f5f604083850312156108a0575f5ffd5b6108a983610824565b915061088660208401610824565b80358015158114610847575f5ffd5b5f5f5f606084860312156108d8575f5ffd5b6108e184610824565b92506108ef602085016108b7565b91506108fd604085016108b7565b9050925092509256' as const;

/** What is then at its address, with zeros where `admissionRegistryImmutables` says that values of its own are. */
export const admissionRegistryDeployedBytecode = '0x608060405234801561000f575f5ffd5b50600436106100cf575f3560e01c806390d370ba1161007d578063d547741f11610058578063d547741f14610225578063dadef0f414610238578063ed6e96211461025f575f5ffd5b806390d370ba1461019e57806391d14854146101db578063a217fddf1461021e575f5ffd5b80632f2ff15d116100ad5780632f2ff15d1461016357806336568abe146101785780636c85cf671461018b575f5ffd5b806301ffc9a7146100d3578063248a9ca3146100fb5780632bc06a921461012b575b5f5ffd5b6100e66100e13660046107ce565b610272565b60405190151581526020015b60405180910390f35b61011d61010936600461080d565b5f9081526020819052604090206001015490565b6040519081526020016100f2565b6100e661013936600461084c565b73ffffffffffffffffffffffffffffffffffffffff165f9081526001602052604090205460ff1690565b610176610171366004610865565b61030a565b005b610176610186366004610865565b610334565b6100e661019936600461088f565b610392565b6100e66101ac36600461084c565b73ffffffffffffffffffffffffffffffffffffffff165f90815260016020526040902054610100900460ff1690565b6100e66101e9366004610865565b5f9182526020828152604080842073ffffffffffffffffffffffffffffffffffffffff93909316845291905290205460ff1690565b61011d5f81565b610176610233366004610865565b6103f6565b61011d7f2a6ba0b108f09290c9749d3b66f08a1a449d66b44148f499a581f555a4ac15ee81565b61017661026d3660046108c6565b61041a565b5f7fffffffff0000000000000000000000000000000000000000000000000000000082167f7965db0b00000000000000000000000000000000000000000000000000000000148061030457507f01ffc9a7000000000000000000000000000000000000000000000000000000007fffffffff000000000000000000000000000000000000000000000000000000008316145b92915050565b5f8281526020819052604090206001015461032481610586565b61032e8383610593565b50505050565b73ffffffffffffffffffffffffffffffffffffffff81163314610383576040517f6697b23200000000000000000000000000000000000000000000000000000000815260040160405180910390fd5b61038d828261068c565b505050565b73ffffffffffffffffffffffffffffffffffffffff82165f9081526001602052604081205460ff1680156103ef575073ffffffffffffffffffffffffffffffffffffffff82165f90815260016020526040902054610100900460ff165b9392505050565b5f8281526020819052604090206001015461041081610586565b61032e838361068c565b7f2a6ba0b108f09290c9749d3b66f08a1a449d66b44148f499a581f555a4ac15ee61044481610586565b73ffffffffffffffffffffffffffffffffffffffff84166104ae576040517f854e7d5d00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff851660048201526024015b60405180910390fd5b604080518082018252841515808252841515602080840182815273ffffffffffffffffffffffffffffffffffffffff8a165f818152600184528790209551865492517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00009093169015157fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00ff16176101009215159290920291909117909455845192835282015290917fdb660b275acb7ccd1f93f601d6be5267605594eb8896d0e318adaa36d51e4d2c910160405180910390a250505050565b6105908133610745565b50565b5f8281526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8516845290915281205460ff16610685575f8381526020818152604080832073ffffffffffffffffffffffffffffffffffffffff86168452909152902080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660011790556106233390565b73ffffffffffffffffffffffffffffffffffffffff168273ffffffffffffffffffffffffffffffffffffffff16847f2f8788117e7eff1d82e926ec794901d17c78024a50270940304540a733656f0d60405160405180910390a4506001610304565b505f610304565b5f8281526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8516845290915281205460ff1615610685575f8381526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8616808552925280832080547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016905551339286917ff6391f5c32d9c69d2a47ea670b442974b53935d1edc7fd64eb21e047a839171b9190a4506001610304565b5f8281526020818152604080832073ffffffffffffffffffffffffffffffffffffffff8516845290915290205460ff166107ca576040517fe2517d3f00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff82166004820152602481018390526044016104a5565b5050565b5f602082840312156107de575f5ffd5b81357fffffffff00000000000000000000000000000000000000000000000000000000811681146103ef575f5ffd5b5f6020828403121561081d575f5ffd5b5035919050565b803573ffffffffffffffffffffffffffffffffffffffff81168114610847575f5ffd5b919050565b5f6020828403121561085c575f5ffd5b6103ef82610824565b5f5f60408385031215610876575f5ffd5b8235915061088660208401610824565b90509250929050565b5f5f604083850312156108a0575f5ffd5b6108a983610824565b915061088660208401610824565b80358015158114610847575f5ffd5b5f5f5f606084860312156108d8575f5ffd5b6108e184610824565b92506108ef602085016108b7565b91506108fd604085016108b7565b9050925092509256' as const;

/** Offsets and lengths in bytes. */
export const admissionRegistryImmutables = [] as const;
