// Charts of the server, made alive. First without the bundle: see below for what Plot draws.
export {};
