export default {
  registry: {
    input: "v1.json",
    output: { target: "typescript/generated/orval.ts", client: "zod", mode: "single", override: { zod: { generateEachHttpStatus: true } } },
  },
};
