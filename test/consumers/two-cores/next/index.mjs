// Another version of the core, with an adapter that uses it. The runner unpacks both into the node_modules of this folder.
export * as core from '@faultline/core';
export * as express from '@faultline/express';
