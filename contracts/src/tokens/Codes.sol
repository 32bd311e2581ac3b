// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice Codes of ISO standards, checked before a contract carries one for ever.
library Codes {
    /// @notice The code is not one: wrong length, wrong characters, or check digits that do not fit.
    error InvalidCode(string code);

    /// @notice An ISIN (ISO 6166): two letters, nine letters or digits, a Luhn digit over them all.
    function requireIsin(string memory code) internal pure {
        bytes memory text = bytes(code);
        if (text.length != 12 || !_isLetter(text[0]) || !_isLetter(text[1]) || !_isDigit(text[11])) {
            revert InvalidCode(code);
        }
        if (_luhn(code, text) != 0) revert InvalidCode(code);
    }

    /// @notice A legal entity identifier (ISO 17442): 18 letters or digits and two check digits (ISO 7064, MOD 97-10).
    function requireLei(string memory code) internal pure {
        bytes memory text = bytes(code);
        if (text.length != 20 || !_isDigit(text[18]) || !_isDigit(text[19])) revert InvalidCode(code);
        uint256 remainder;
        for (uint256 i = 0; i < 20; i++) {
            uint256 value = _value(code, text[i]);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        if (remainder != 1) revert InvalidCode(code);
    }

    /// @notice Whether a text is three capital letters, as currencies are (ISO 4217).
    function isCurrency(string memory code) internal pure returns (bool) {
        bytes memory text = bytes(code);
        return text.length == 3 && _isLetter(text[0]) && _isLetter(text[1]) && _isLetter(text[2]);
    }

    /// @dev The sum from the right, where every second digit counts double. A letter is two digits.
    function _luhn(string memory code, bytes memory text) private pure returns (uint256 sum) {
        bool twice;
        for (uint256 i = text.length; i > 0; i--) {
            for (uint256 rest = _value(code, text[i - 1]);; rest /= 10) {
                uint256 digit = rest % 10 * (twice ? 2 : 1);
                sum += digit / 10 + digit % 10;
                twice = !twice;
                if (rest < 10) break;
            }
        }
        return sum % 10;
    }

    /// @dev A digit is itself, a letter 10 to 35.
    function _value(string memory code, bytes1 char) private pure returns (uint256) {
        if (_isDigit(char)) return uint8(char) - 48;
        if (_isLetter(char)) return uint8(char) - 55;
        revert InvalidCode(code);
    }

    function _isDigit(bytes1 char) private pure returns (bool) {
        return char >= "0" && char <= "9";
    }

    function _isLetter(bytes1 char) private pure returns (bool) {
        return char >= "A" && char <= "Z";
    }
}
