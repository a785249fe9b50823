/* SPDX-License-Identifier: Apache-2.0 */
/* The program policykoll: everything it can do is a row of the table in commands.c. */
#include "cli.h"
#include "policykoll.h"

int main(int argc, char **argv)
{
	struct cli cli;
	int code = PK_USAGE;

	platform_start();
	if (!cli_init(&cli, argc, argv))
		code = commands_run(&cli, argc > 0 ? argc - 1 : 0, argv + 1);
	return cli_finish(&cli, code);
}
