import webpack from 'webpack';
import configurations from './webpack.config.cjs';

webpack(configurations, (error, stats) => {
  if (error) throw error;
  if (stats.hasErrors() || stats.hasWarnings()) {
    console.error(stats.toString('errors-warnings'));
    process.exitCode = 1;
  }
});
