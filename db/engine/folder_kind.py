"""Finds out what kind of folder a store lies in: on a local disk, in a folder that a service syncs, or on the network.

A write-ahead log needs a local disk, and nobody but SQLite may copy its three files one by one. In a synced or network folder
the store is therefore opened with a plain rollback journal, and the check of the store reports it. Promise of safety: R10.
"""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath

from db.model.messages import N_

MOUNTS = Path("/proc/self/mounts")


class Where(StrEnum):
    """The place of a folder, as far as it can be found out."""

    LOCAL = "local"
    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class FolderKind:
    """The place of a folder, and the service that syncs or serves it ("OneDrive", "cifs"); empty for a local folder."""

    where: Where
    by: str = ""

    @property
    def is_local(self) -> bool:
        """Whether the folder is on a disk of this computer that nothing else writes to."""
        return self.where is Where.LOCAL


LOCAL = FolderKind(Where.LOCAL)
# How the name of a sync folder begins, in small letters → what people call the service.
SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "syncthing": "Syncthing",
    "cloudstorage": N_("a cloud service"),
}
NETWORK_SYSTEMS = frozenset(
    (
        *("9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3"),
        *("smbfs", "vboxsf", "vmhgfs", "webdav", "fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.sshfs"),
        "fuse.vmhgfs-fuse",
    )
)
REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def kind_of(folder: Path) -> FolderKind:
    """Returns the kind of `folder`, which need not exist yet; local where nothing says otherwise."""
    path = folder.absolute()
    return _on_network(path) or synced_by(path) or LOCAL


def synced_by(path: PurePath) -> FolderKind | None:
    """Returns the service that syncs `path`, recognised by the names of the folders it lies in."""
    for part in (part.casefold() for part in path.parts):
        for start, service in SYNCED.items():
            # "OneDrive - Company" and "Dropbox (Company)", but not "dropboxes".
            if part.startswith(start) and not part[len(start) : len(start) + 1].isalpha():
                return FolderKind(Where.SYNCED, service)
    return None


def network_share(path: str) -> FolderKind | None:
    """Returns the server of a UNC path (`\\\\server\\share\\…`), or None."""
    drive = PureWindowsPath(path).drive
    # \\?\C:\ and \\.\ are local paths that begin in the same way.
    if drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\")):
        return FolderKind(Where.NETWORK, N_("a network share"))
    return None


def mounted_by(path: str, mounts: str) -> FolderKind | None:
    """Returns the network file system of `path` by `mounts`, lines as in /proc/mounts; None for a local path."""
    best, system = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        # A later mount on the same point hides the earlier one.
        if len(point) >= len(best) and (path == point or path.startswith(point.rstrip("/") + "/")):
            best, system = point, fields[2]
    return FolderKind(Where.NETWORK, system) if system in NETWORK_SYSTEMS else None


def _on_network(path: Path) -> FolderKind | None:
    if sys.platform == "win32":
        return network_share(str(path)) or _mapped_drive(path.drive)
    try:
        return mounted_by(os.path.realpath(path), MOUNTS.read_text("utf-8", "replace")) if MOUNTS.exists() else None
    except OSError:
        return None


def _mapped_drive(drive: str) -> FolderKind | None:
    """Returns the kind of a drive letter that stands for a network share, as Windows reports it, or None."""
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined,unused-ignore]  # Windows only
    return FolderKind(Where.NETWORK, N_("a network drive")) if kind == REMOTE_DRIVE else None
