// Another version of the core, with an adapter that uses it: the runner puts them into this folder's node_modules.
export * as core from '@faultline/core';
export * as express from '@faultline/express';
