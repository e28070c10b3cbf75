import { defineConfig, type ViteUserConfig } from 'vitest/config'

const report = process.env.TEST_REPORT

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-widget.ts'],
    testTimeout: 30_000,
    hookTimeout: 180_000,
    // Two cores: more workers only fight over the embedding model.
    maxWorkers: 2,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
})

export default config
