// Mocha adds `spec` to the files named on its command line; so that `npx mocha dist/test/some.test.js` runs that
// file only, the pattern for all of them is left out then.
const namesFiles = process.argv
  .slice(2)
  .some((argument) => /^(\.\/)?dist\/|\.test\.js$/.test(argument));

module.exports = {
  ...(namesFiles ? {} : { spec: ['dist/test/**/*.test.js'] }),
  require: ['./dist/test/support/global-setup.js'],
  parallel: true,
  jobs: 2,
  timeout: 60_000,
  reporter: 'dot',
  'enable-source-maps': true,
};
