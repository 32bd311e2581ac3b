import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Biome lints; ESLint adds the two rules that need types. A promise nobody waits for loses its error, and here
// that may be the error of a commit.
export default defineConfig({
  files: ['**/*.ts'],
  ignores: ['dist/**', 'node_modules/**', '**/generated/**'],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: true },
  },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
  },
});
