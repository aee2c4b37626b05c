// Before anything of ours runs in a browser: zod would probe for eval, which the policy refuses and reports.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
