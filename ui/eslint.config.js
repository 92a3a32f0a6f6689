import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

// Apps import shared and never each other; Element Plus enters through shared/adapter alone.
const border = (forbidden) => ({
  'no-restricted-imports': ['error', { patterns: [
    { group: forbidden, message: 'apps import ui/shared and never each other' },
    { group: ['element-plus', 'element-plus/**'], message: 'use @shared/adapter' },
  ] }],
});

export default [
  { ignores: ['node_modules/**', 'dist/**', 'shared/api/schema.d.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ['**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/multi-word-component-names': 'off',
      'max-lines': ['error', 300],
    },
  },
  { files: ['portal/**'], rules: border(['**/desk/**']) },
  { files: ['desk/**'], rules: border(['**/portal/**']) },
  { files: ['shared/**'], ignores: ['shared/adapter/**'], rules: border(['**/portal/**', '**/desk/**']) },
];
