// The log of one upload in a window of its own, beside the work: to be read, copied and saved. Deletes itself
// once it is closed.
#pragma once

#include "store/profile/profile.h"
#include "transfer/record/upload_record.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace gui {

class LogWindow : public QDialog
{
    Q_OBJECT
public:
    LogWindow(const store::Profile &profile, const transfer::UploadRecord &record, QWidget *parent);

    // Of this upload; one that is open comes to the front.
    static void show(const store::Profile &profile, const transfer::UploadRecord &record, QWidget *parent);

private:
    void take(const QString &text);
    void save();

    const transfer::UploadId m_id;
    QPlainTextEdit *m_text;
    QLabel *m_said;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace gui
