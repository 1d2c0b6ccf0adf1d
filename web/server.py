"""The server that gives the page to browsers, and the look that it is given with."""

import os
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.middleware import Middleware

from index.library import Library
from ingest.errors import UserError
from ingest.read import LARGEST
from web.admin import Admin
from web.guard import Guard
from web.originals import original_route
from web.page import TABS, build_page
from web.page_images import page_image_route
from web.shell import UPLOADS

WEB = Path(__file__).parent
STYLES = [WEB / "style.css", *(style for name in TABS if (style := WEB / name / "style.css").exists())]
# What every system has: the page loads nothing from anywhere else.
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif")
MONO = ("ui-monospace", "Consolas", "Liberation Mono", "monospace")
LOCAL = "localhost,127.0.0.1"


def serve(library: Library, host: str, port: int) -> None:
    """Serves the page until it is interrupted. Raises UserError where the port cannot be had."""
    _check_port(host, port)
    _keep_local()
    _keep_uploads(library.home / UPLOADS)
    admin = Admin(library.home)
    page = build_page(library, admin)
    try:
        page.launch(
            server_name=host, server_port=port, share=False, quiet=True, theme=_theme(), css_paths=STYLES,
            footer_links=[], run_history=False, ssr_mode=False, show_error=False, pwa=False, enable_monitoring=False,
            prevent_thread_lock=True, max_file_size=LARGEST,
            app_kwargs={
                "routes": [original_route(library), page_image_route(library)],
                "middleware": [Middleware(Guard, admin=admin)],
            },
        )  # fmt: skip
    except OSError as error:
        raise _port_taken(port) from error
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    print(f"Hỏi Chỉ Thị: http://{shown}:{port}  (Ctrl+C để dừng / to stop)", file=sys.stderr, flush=True)
    page.block_thread()


def _theme() -> Any:
    theme = gr.themes.Base(
        primary_hue="teal", secondary_hue="teal", neutral_hue="slate", radius_size="lg", font=FONTS, font_mono=MONO
    )
    return theme.set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        button_primary_background_fill="*primary_700",
        button_primary_background_fill_hover="*primary_800",
        button_primary_background_fill_dark="*primary_700",
        button_primary_text_color="white",
    )


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise UserError(
                f"{port} không phải là cổng. Hãy chọn số từ 1 đến 65535.",
                f"{port} is not a port. Choose a number from 1 to 65535.",
            ) from error
        except OSError as error:
            raise _port_taken(port) from error


def _port_taken(port: int) -> UserError:
    return UserError(
        f"Không mở được cổng {port}: có thể chương trình khác đang dùng. Hãy tắt chương trình đó hoặc chọn cổng khác, "
        f"ví dụ: python app.py --port {_another(port)}",
        f"Port {port} cannot be opened: another program may be using it. Close that program or choose another port, "
        f"for example: python app.py --port {_another(port)}",
    )


def _another(port: int) -> int:
    return port + 1 if port < 65535 else 7861


def _keep_uploads(folder: Path) -> None:
    """What people send stays among our own files, and what a killed server left of it goes."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["GRADIO_TEMP_DIR"] = str(folder)


def _keep_local() -> None:
    """Gradio greets its own server when it starts; an office proxy must not be asked to carry that."""
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name, ""), LOCAL]))
