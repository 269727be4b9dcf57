/** An XML element, without its namespace. */
export class XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly children: XmlElement[] = [];
  text = '';

  constructor(name: string, attributes: Readonly<Record<string, string>>, line: number) {
    this.name = name;
    this.attributes = attributes;
    this.line = line;
  }

  /** The first element at the end of a path (`RltdPties/Dbtr/Nm`), or null. */
  at(path: string): XmlElement | null {
    let here: XmlElement | undefined = this;
    for (const name of path.split('/')) here = here?.children.find((child) => child.name === name);
    return here ?? null;
  }

  /** The text of the first of these paths that has one, or null. */
  textAt(...paths: readonly string[]): string | null {
    for (const path of paths) {
      const text = this.at(path)?.text.trim();
      if (text) return text;
    }
    return null;
  }

  /** Every child of a name. */
  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name);
  }
}
