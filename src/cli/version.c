/* SPDX-License-Identifier: Apache-2.0 */
/* policykoll version. */
#include "cli.h"

#include "policykoll.h"

int cmd_version(struct cli *cli, const struct names *operands)
{
	(void)operands;
	buf_printf(&cli->out, "policykoll %s\n", pk_version());
	return PK_PASSED;
}
