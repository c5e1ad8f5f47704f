import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const openssl = promisify(execFile);

/** A certificate for `localhost`, from an authority that was made for this test and that nobody else trusts. */
export class Certificates {
  readonly #folder: string;
  readonly key: string;
  readonly certificate: string;

  private constructor(folder: string, key: string, certificate: string) {
    this.#folder = folder;
    this.key = key;
    this.certificate = certificate;
  }

  static async make(): Promise<Certificates> {
    const folder = await mkdtemp(join(tmpdir(), "naderhand-push-"));
    const run = (...words: string[]) => openssl("openssl", words, { cwd: folder });
    const fresh = (name: string, subject: string) =>
      ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", `${name}.key`, "-subj", subject];
    const authority = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign"];
    const extensions = authority.flatMap((text) => ["-addext", text]);
    await run("req", "-x509", "-days", "2", ...fresh("ca", "/CN=Push service of the tests"), ...extensions, "-out", "ca.pem");
    await run("req", ...fresh("host", "/CN=localhost"), "-out", "host.csr");
    await writeFile(join(folder, "host.ext"), "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n");
    const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"];
    await run("x509", "-req", "-days", "2", "-in", "host.csr", ...by, "-extfile", "host.ext", "-out", "host.pem");
    const read = (name: string) => readFile(join(folder, name), "utf8");
    return new Certificates(folder, await read("host.key"), await read("host.pem"));
  }

  /** The file with the authority, for whoever is to trust it. */
  get authority(): string {
    return join(this.#folder, "ca.pem");
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
